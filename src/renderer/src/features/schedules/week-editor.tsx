import { Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Schedule, ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { readWeek } from '../../../../shared/schedule-text.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { FieldRow } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToday } from '../../lib/clock.ts';
import { offerUndo } from '../../lib/toasts.ts';
import { useMe } from '../session/session.ts';
import { openScheduleChange } from './change-store.ts';
import { CopyDay } from './copy-day.tsx';
import { CopyWeek } from './copy-week.tsx';
import { textSettings, useRooms } from './rooms.ts';
import styles from './schedules.module.css';
import { SessionFields } from './session-fields.tsx';
import { typedProblem } from './typed-problem.ts';
import { useWeekKeys } from './use-week-keys.ts';
import {
  draftOf,
  endingEdit,
  keepDraft,
  othersOf,
  textOf,
  useWeekDraft,
  type WeekDraft,
  weekEdit,
} from './week-draft.ts';
import { useWeekdays } from './weekday-names.ts';
import { WeekGrid } from './week-grid.tsx';
import { type Brush, hoursOf, hoursWith, reshaped, slotsIn } from './week-model.ts';

interface WeekEditorProps {
  doctor: Doctor;
  /** None is a new one. */
  schedule: Schedule | null;
  /** All of the doctor's. */
  schedules: readonly Schedule[];
  onApplied: () => void;
}

/** A week painted on the grid or typed in words; each follows the other. */
export function WeekEditor({ doctor, schedule, schedules, onApplied }: WeekEditorProps) {
  const rooms = useRooms();
  const key = { userId: useMe().id, doctorId: doctor.id, scheduleId: schedule?.id ?? null };
  const week = useWeekDraft(key, draftOf(schedule, useToday()));
  const { draft } = week;
  const [brush, setBrush] = useState<Brush>(() => {
    const first = draft.sessions[0];
    return { slotMinutes: first?.slotMinutes ?? 30, roomId: first?.roomId ?? null };
  });
  const fields = useRef<HTMLDivElement>(null);
  const usual = hoursOf(draft.sessions);
  const keys = useWeekKeys({
    sessions: draft.sessions,
    hours: usual,
    brush,
    weekdays: useWeekdays(),
    onPaint: week.paint,
    onStepBack: week.stepBack,
    onOpen: () => fields.current?.querySelector('input')?.focus(),
  });
  const settings = textSettings(rooms, brush.slotMinutes);
  const text = textOf(draft, settings);
  const read = readWeek(text, settings);
  const problem = read.is === 'problem' ? typedProblem(text, read.problem) : null;
  const session = draft.sessions[keys.here];
  const others = schedule ? [] : othersOf(draft, schedules);
  const edits = [
    ...(draft.endsOthers ? others.map((other) => endingEdit(other, draft.validFrom)) : []),
    weekEdit(draft, doctor.id, schedule?.id ?? null),
  ];
  return (
    <>
      <Span draft={draft} onChange={week.change} />
      {others.length > 0 && (
        <CheckboxField
          label={t('schedules.endOthers')}
          isSelected={draft.endsOthers}
          onChange={(endsOthers) => week.change({ endsOthers })}
        />
      )}
      <div className={styles['gridTools']}>
        <p className={styles['soft']}>{t('schedules.sum', { count: slotsIn(draft.sessions) })}</p>
        <p className={styles['help']}>{t('grid.hint')}</p>
        <Button size="small" isDisabled={draft.past.length === 0} onPress={week.stepBack}>
          <Undo2 aria-hidden />
          {t('action.undo')}
        </Button>
      </div>
      <WeekGrid
        name={doctor.name}
        sessions={draft.sessions}
        rooms={rooms}
        hours={hoursWith(usual, keys.cursor.minute)}
        brush={brush}
        keys={keys}
        onPaint={week.paint}
      />
      <div className={styles['beside']}>
        <div ref={fields} className={styles['part']}>
          <SessionFields
            // Another session is another form; its own times may change under it.
            key={session ? `${session.weekday} ${keys.here}` : 'brush'}
            session={session ?? null}
            brush={brush}
            rooms={rooms}
            onBrush={setBrush}
            onChange={(next) => {
              const sessions = reshaped(draft.sessions, keys.here, next);
              if (!sessions) return false;
              week.paint(sessions);
              keys.setCursor({ weekday: next.weekday, minute: minuteIn(next.startTime), anchor: null });
              return true;
            }}
            onRemove={() => week.paint(draft.sessions.filter((_, index) => index !== keys.here))}
          />
          <CopyDay weekday={keys.cursor.weekday} sessions={draft.sessions} onPaint={week.paint} />
        </div>
        <div className={styles['part']}>
          <TextField
            label={t('schedules.typed')}
            rows={5}
            spellCheck="false"
            value={text}
            onChange={(typed) => week.type(typed, settings)}
            hint={problem ?? t('schedules.typedHint')}
            reason={problem ? 'typed.invalid' : undefined}
          />
        </div>
      </div>
      <Foot
        doctor={doctor}
        schedule={schedule}
        draft={draft}
        edits={edits}
        isChanged={week.isChanged}
        hasProblem={problem !== null}
        onDiscard={() => {
          week.discard();
          offerUndo(t('schedules.discarded'), async () => {
            keepDraft(key, draft);
            return undefined;
          });
        }}
        onApplied={() => {
          week.discard();
          onApplied();
        }}
      />
    </>
  );
}

/** The row of the grid in which a time lies. */
const minuteIn = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const isEvery = (text: string) => /^[1-8]$/.test(text.trim());

function Span({ draft, onChange }: { draft: WeekDraft; onChange: (patch: Partial<WeekDraft>) => void }) {
  return (
    <FieldRow>
      <DatePickerField
        label={t('schedules.validFrom')}
        value={draft.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
        reason={draft.validFrom ? undefined : 'REQUIRED'}
      />
      <DatePickerField
        label={t('schedules.validUntil')}
        isOptional
        isClearable
        value={draft.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
        reason={isBackward(draft) ? 'END_BEFORE_START' : undefined}
      />
      <TextField
        label={t('schedules.everyN')}
        inputMode="numeric"
        value={draft.everyWeeks}
        onChange={(everyWeeks) => onChange({ everyWeeks })}
        hint={t('schedules.everyNHint')}
        reason={isEvery(draft.everyWeeks) ? undefined : 'schedules.everyNBad'}
      />
    </FieldRow>
  );
}

const isBackward = ({ validFrom, validUntil }: WeekDraft) => validUntil !== '' && validUntil < validFrom;

interface FootProps extends Omit<WeekEditorProps, 'schedules'> {
  draft: WeekDraft;
  /** What applying asks for. */
  edits: readonly ScheduleEdit[];
  isChanged: boolean;
  hasProblem: boolean;
  onDiscard: () => void;
}

function Foot({ doctor, schedule, draft, edits, isChanged, hasProblem, onDiscard, onApplied }: FootProps) {
  const isFine = !hasProblem && draft.validFrom !== '' && !isBackward(draft) && isEvery(draft.everyWeeks);
  const state = isFine
    ? t(isChanged ? 'schedules.unsaved' : 'schedules.nothingNew')
    : t('schedules.fixFirst');
  return (
    <footer className={styles['foot']}>
      <output id="week-state" className={styles['state']}>
        {state}
      </output>
      {schedule && (
        <>
          <Button onPress={() => openScheduleChange([{ kind: 'REMOVE_WEEK', id: schedule.id }], onApplied)}>
            {t('schedules.remove')}
          </Button>
          <CopyWeek doctor={doctor} draft={draft} isDisabled={!isFine} />
        </>
      )}
      <Button isDisabled={!isChanged} onPress={onDiscard}>
        {t('schedules.discard')}
      </Button>
      <Button
        variant="primary"
        aria-describedby="week-state"
        isDisabled={!isChanged || !isFine}
        onPress={() => openScheduleChange(edits, onApplied)}
      >
        {t('schedules.preview')}
      </Button>
    </footer>
  );
}
