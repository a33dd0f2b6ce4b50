import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { readTime } from '../../../../shared/schedule-scanner.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/form.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { NO_ROOM, roomChoices, type RoomName } from './rooms.ts';
import styles from './schedules.module.css';
import type { Brush } from './week-model.ts';
import { weekdayName } from './weekday-names.ts';

interface SessionFieldsProps {
  /** The one that the cursor is on; none are the fields of those that are painted next. */
  session: WeeklySession | null;
  brush: Brush;
  rooms: readonly RoomName[];
  onBrush: (brush: Brush) => void;
  /** Answers whether it fits. */
  onChange: (session: WeeklySession) => boolean;
  onRemove: () => void;
}

/** A session's times, length of slots and room, exact to the minute. */
export function SessionFields({ session, brush, rooms, onBrush, onChange, onRemove }: SessionFieldsProps) {
  const shown = session ?? brush;
  // What is typed and does not fit stays in its field, marked.
  const [refused, setRefused] = useState<string | null>(null);
  const change = (name: string, patch: Partial<WeeklySession>) => {
    if (!session) onBrush({ ...brush, ...patch });
    const isFine = !session || onChange({ ...session, ...patch });
    setRefused(isFine ? null : name);
    if (isFine && session) onBrush({ ...brush, ...lengthAndRoom(patch) });
    return isFine;
  };
  const reasonOf = (name: string) => (refused === name ? ('session.bad' as const) : undefined);
  const title = session ? t('session.title', { day: weekdayName(session.weekday) }) : t('session.brush');
  return (
    <fieldset className={styles['session']}>
      <legend>{title}</legend>
      <FieldRow>
        {session && (
          <>
            <Typed
              label={t('session.start')}
              value={session.startTime}
              reason={reasonOf('start')}
              onCommit={(typed) => change('start', { startTime: readTime(typed) ?? '' })}
            />
            <Typed
              label={t('session.end')}
              value={session.endTime}
              reason={reasonOf('end')}
              onCommit={(typed) => change('end', { endTime: readTime(typed) ?? '' })}
            />
          </>
        )}
        <Typed
          label={t('session.minutes')}
          value={String(shown.slotMinutes)}
          reason={reasonOf('minutes')}
          onCommit={(typed) => {
            const minutes = Number(typed);
            const isLength = Number.isInteger(minutes) && minutes >= 5 && minutes <= 240;
            if (!isLength) setRefused('minutes');
            return isLength && change('minutes', { slotMinutes: minutes });
          }}
        />
        <SelectField
          label={t('session.room')}
          choices={roomChoices(rooms, shown.roomId)}
          value={shown.roomId ?? NO_ROOM}
          onChange={(roomId) => change('room', { roomId: roomId === NO_ROOM ? null : roomId })}
        />
      </FieldRow>
      {session && (
        <Button size="small" onPress={onRemove}>
          <Trash2 aria-hidden />
          {t('session.remove')}
        </Button>
      )}
    </fieldset>
  );
}

const lengthAndRoom = ({ slotMinutes, roomId }: Partial<WeeklySession>): Partial<Brush> => ({
  ...(slotMinutes !== undefined && { slotMinutes }),
  ...(roomId !== undefined && { roomId }),
});

interface TypedProps {
  label: string;
  value: string;
  reason: 'session.bad' | undefined;
  /** Answers whether it was taken. */
  onCommit: (typed: string) => boolean;
}

/** Counts when the field is left or Enter pressed; until then the grid stays as it is. */
function Typed({ label, value, reason, onCommit }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && (typed === value || onCommit(typed.trim()))) setTyped(null);
  };
  return (
    <TextField
      label={label}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      reason={reason}
    />
  );
}
