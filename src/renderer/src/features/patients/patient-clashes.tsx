import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';

interface PatientClashesProps {
  patientId: number;
  /** ISO 8601 instants. */
  startsAt: string;
  endsAt: string;
  /** The booking that is being changed does not clash with itself. */
  exceptBookingId?: number;
}

/** Warns where the patient has a visit elsewhere at the same time. It is never refused. */
export function PatientClashes(props: PatientClashesProps) {
  const timeZone = useTimeZone();
  const { data } = useQueryOf('patients.clashes', props);
  const clashes = data?.items ?? [];
  if (clashes.length === 0) return null;
  return (
    <Alert kind="warning">
      {t('clashes.title', { count: clashes.length })}
      <ul>
        {clashes.map(({ id, startsAt, doctorName }) => (
          <li key={id}>
            {t('clashes.visit', { time: formatVisit(startsAt, timeZone), doctor: doctorName })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
