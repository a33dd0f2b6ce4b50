import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useTimeZone, useToday } from '../../lib/clock.ts';
import { useStore } from '../../lib/store.ts';
import type { DaySearch } from '../../routes.tsx';
import { type BookingRequest, bookingRequest } from './panel-store.ts';
import { PatientStep } from './patient-step.tsx';
import { TimeStep } from './time-step.tsx';
import type { OfferFilter } from './use-offers.ts';
import type { Who } from './who.ts';

/** Books a visit: who, then when. It can be opened from anywhere. */
export function BookingPanel() {
  const request = useStore(bookingRequest);
  const close = () => bookingRequest.set(null);
  return (
    <Dialog
      title={t(request?.isWalkIn ? 'panel.walkIn' : 'panel.book')}
      size="large"
      isOpen={request !== null}
      onClose={close}
    >
      {request && <Steps request={request} onDone={close} />}
    </Dialog>
  );
}

function Steps({ request, onDone }: { request: BookingRequest; onDone: () => void }) {
  const { patient } = request;
  const [who, setWho] = useState<Who | null>(
    patient ? { input: { patientId: patient.id }, name: patient.name, record: patient } : null,
  );
  const [isChoosing, setChoosing] = useState(who === null);
  const [refused, setRefused] = useState<FieldErrors>();
  const initial = useInitialFilter(request);
  return (
    <>
      <TimeStep
        who={isChoosing ? null : who}
        request={request}
        initial={initial}
        onChangePatient={() => setChoosing(true)}
        onPatientRefused={(fields) => {
          setRefused(fields);
          setChoosing(true);
        }}
        onDone={onDone}
      />
      <PatientStep
        isShown={isChoosing}
        refused={refused}
        onChoose={(next) => {
          setWho(next);
          setChoosing(false);
        }}
      />
    </>
  );
}

/** What the screen behind the panel shows is what the person has in mind. */
function useInitialFilter({ slot, isWalkIn }: BookingRequest): OfferFilter {
  const shown: DaySearch = useSearch({ strict: false });
  const today = useToday();
  const timeZone = useTimeZone();
  if (isWalkIn) return { fromDate: today, untilDate: today };
  if (slot) return { doctorId: slot.doctorId, fromDate: dateAt(Date.parse(slot.startsAt), timeZone) };
  const { specialization, doctor, date } = shown;
  return {
    specialization,
    doctorId: doctor,
    fromDate: date !== undefined && date > today ? date : undefined,
  };
}
