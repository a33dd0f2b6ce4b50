/* oxlint-disable jsx-a11y/no-autofocus -- once the patient is chosen, the reason is what is missing */
import { useState } from 'react';
import { contract } from '../../../../shared/contract/index.ts';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatTime, formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useContractForm } from '../../lib/form.ts';
import { useStore } from '../../lib/store.ts';
import { ChosenPatient } from './chosen-patient.tsx';
import { overbookRequest } from './overbook-store.ts';
import { PatientStep } from './patient-step.tsx';
import type { Who } from './who.ts';

/** A second patient at a time that is taken: who, then why. */
export function OverbookPanel() {
  const beside = useStore(overbookRequest);
  const timeZone = useTimeZone();
  const close = () => overbookRequest.set(null);
  const title = beside
    ? t('overbook.title', { doctor: beside.doctorName, time: formatVisit(beside.startsAt, timeZone) })
    : '';
  return (
    <Dialog title={title} size="large" isOpen={beside !== null} onClose={close}>
      {beside && <Steps beside={beside} onDone={close} />}
    </Dialog>
  );
}

function Steps({ beside, onDone }: { beside: Booking; onDone: () => void }) {
  const [who, setWho] = useState<Who | null>(null);
  const [refused, setRefused] = useState<FieldErrors>();
  return (
    <>
      <p>{t('overbook.hint', { patient: beside.patient?.name ?? '' })}</p>
      {who && (
        <ReasonForm
          beside={beside}
          who={who}
          onChangePatient={() => setWho(null)}
          onPatientRefused={(fields) => {
            setRefused(fields);
            setWho(null);
          }}
          onDone={onDone}
        />
      )}
      <PatientStep isShown={who === null} refused={refused} onChoose={setWho} />
    </>
  );
}

interface Fields {
  reason: string;
  durationMinutes: string;
  notes: string;
}

interface ReasonFormProps {
  beside: Booking;
  who: Who;
  onChangePatient: () => void;
  onPatientRefused: (fields: FieldErrors) => void;
  onDone: () => void;
}

function ReasonForm({ beside, who, onChangePatient, onPatientRefused, onDone }: ReasonFormProps) {
  const timeZone = useTimeZone();
  const { doctorId, startsAt } = beside;
  const overbook = useAction('bookings.overbook', ({ patient, doctorName }) =>
    t('overbook.done', {
      patient: patient?.name ?? '',
      doctor: doctorName,
      time: formatVisit(startsAt, timeZone),
    }),
  );
  const toInput = ({ durationMinutes, ...fields }: Fields) => ({
    doctorId,
    startsAt,
    ...fields,
    durationMinutes: Number(durationMinutes),
    ...who.input,
  });
  const state = useContractForm<Fields>({
    schema: contract['bookings.overbook'].input,
    values: { reason: '', durationMinutes: String(Math.min(beside.durationMinutes, 240)), notes: '' },
    toInput,
    send: async (fields) => {
      try {
        await overbook.run(toInput(fields));
        onDone();
      } catch (error) {
        const refusal = asProblem(error);
        const isPatients = Object.keys(refusal.fields).some((path) => path.startsWith('patient.'));
        if (!isPatients) throw refusal;
        onPatientRefused(refusal.fields);
      }
    },
  });
  const { control } = state.form;
  const cancel = (
    <Button slot={null} onPress={onDone}>
      {t('action.cancel')}
    </Button>
  );
  const submitText = t('overbook.submit', { time: formatTime(startsAt, timeZone) });
  return (
    <>
      <ChosenPatient who={who} onChange={onChangePatient} />
      <Form state={state} submitText={submitText} other={cancel}>
        <FormText control={control} name="reason" label={t('overbook.reason')} autoFocus />
        <FormText
          control={control}
          name="durationMinutes"
          label={t('slots.minutesOne')}
          inputMode="numeric"
        />
        <FormText control={control} name="notes" label={t('panel.notes')} isOptional />
      </Form>
    </>
  );
}
