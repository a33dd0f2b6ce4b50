import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Schedule, ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import lists from '../../components/list.module.css';
import { useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { openScheduleChange } from './change-store.ts';
import styles from './schedules.module.css';
import { type WeekDraft, weekEdit } from './week-draft.ts';

interface CopyWeekProps {
  doctor: Doctor;
  draft: WeekDraft;
  isDisabled: boolean;
}

/** One doctor's week to others, as one change. */
export function CopyWeek({ doctor, draft, isDisabled }: CopyWeekProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {t('schedules.copyTo')}
      </Button>
      <Dialog title={t('schedules.copyTitle')} isOpen={isOpen} onClose={close}>
        <Choice doctor={doctor} draft={draft} onDone={close} />
      </Dialog>
    </>
  );
}

function Choice({ doctor, draft, onDone }: Omit<CopyWeekProps, 'isDisabled'> & { onDone: () => void }) {
  const { data } = useQueryOf('doctors.list', {});
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [hasRooms, setRooms] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const copied = hasRooms
    ? draft
    : { ...draft, sessions: draft.sessions.map((session) => ({ ...session, roomId: null })) };
  const preview = async () => {
    setWorking(true);
    try {
      const edits = await Promise.all(chosen.map((id) => editsFor(id, copied)));
      openScheduleChange(edits.flat(), onDone);
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
    setWorking(false);
  };
  return (
    <>
      <p>{t('schedules.copyHint')}</p>
      <ul className={styles['choices']}>
        {data?.items
          .filter(({ id }) => id !== doctor.id)
          .map(({ id, name, specialization }) => (
            <li key={id}>
              <CheckboxField
                label={`${name}, ${specialization}`}
                isSelected={chosen.includes(id)}
                onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
            </li>
          ))}
      </ul>
      <div className={lists['checks']}>
        <CheckboxField label={t('schedules.copyRooms')} isSelected={hasRooms} onChange={setRooms} />
      </div>
      <Actions>
        <output className={styles['state']}>{chosen.length === 0 && t('schedules.copyNobody')}</output>
        <Button slot={null} onPress={onDone}>
          {t('action.cancel')}
        </Button>
        <Button
          slot={null}
          variant="primary"
          isDisabled={chosen.length === 0}
          isPending={isWorking}
          onPress={() => void preview()}
        >
          {t('schedules.preview')}
        </Button>
      </Actions>
    </>
  );
}

/** The week takes the place of the first that is valid at the same time; more of these go. */
async function editsFor(doctorId: number, draft: WeekDraft): Promise<ScheduleEdit[]> {
  const { schedules } = await call('schedules.get', { doctorId });
  const isMet = ({ validFrom, validUntil }: Schedule) =>
    (validUntil === null || validUntil >= draft.validFrom) &&
    (draft.validUntil === '' || validFrom <= draft.validUntil);
  const [first, ...others] = schedules.filter(isMet);
  return [
    ...others.map(({ id }) => ({ kind: 'REMOVE_WEEK' as const, id })),
    weekEdit(draft, doctorId, first?.id ?? null),
  ];
}
