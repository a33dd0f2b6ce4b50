import { useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './booking-panel.module.css';

const NONE = 'none';

/** Notes, the kind of visit, and whether the patient confirmed it. */
export function BookingEdit({ booking }: { booking: Booking }) {
  const timeZone = useTimeZone();
  const types = useQueryOf('visitTypes.list', {}).data?.items ?? [];
  const [notes, setNotes] = useState(booking.notes ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const update = useAction('bookings.update', ({ patient, startsAt }) =>
    t('details.saved', { patient: patient?.name ?? '', time: formatVisit(startsAt, timeZone) }),
  );
  const save = async (changes: Omit<Input<'bookings.update'>, 'id'>) => {
    setProblem(null);
    try {
      await update.run({ id: booking.id, ...changes });
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const choices = types.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <div className={styles['side']}>
      {(types.length > 0 || booking.visitTypeId !== null) && (
        <SelectField
          label={t('details.visitType')}
          value={booking.visitTypeId ?? NONE}
          choices={[{ value: NONE, text: t('panel.anyVisit') }, ...choices]}
          onChange={(value) => void save({ visitTypeId: typeof value === 'number' ? value : null })}
        />
      )}
      <CheckboxField
        label={t('details.patientConfirmed')}
        isSelected={booking.patientConfirmedAt !== null}
        onChange={(isPatientConfirmed) => void save({ isPatientConfirmed })}
      />
      <TextField label={t('details.notes')} isOptional rows={2} value={notes} onChange={setNotes} />
      {notes.trim() !== (booking.notes ?? '') && (
        <Button isPending={update.isBusy} onPress={() => void save({ notes })}>
          {t('details.saveNotes')}
        </Button>
      )}
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
    </div>
  );
}
