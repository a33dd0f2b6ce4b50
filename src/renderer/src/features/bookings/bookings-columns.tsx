import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { BOOKING_SORTS, Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import tableStyles from '../../components/table.module.css';
import { formatInstant, formatVisit, useTimeZone } from '../../lib/clock.ts';
import { RowActions } from './row-actions.tsx';
import { StatusBadge } from './status-badge.tsx';

/** The core sorts; the table only says by what. */
export const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, Booking>();

/** Columns that the core can sort by carry its name for it as their id. */
type SortId = (typeof BOOKING_SORTS)[number];
const sortable = (id: SortId) => ({ id, enableSorting: true });
const fixed = (id: string) => ({ id, enableSorting: false });

export const columns = helper.columns([
  helper.accessor('startsAt', {
    ...sortable('startsAt'),
    header: () => t('bookings.when'),
    cell: ({ row }) => <Moment instant={row.original.startsAt} isVisit />,
  }),
  helper.accessor((booking) => booking.patient?.name, {
    ...sortable('patientName'),
    header: () => t('bookings.patient'),
    cell: ({ row }) => <PatientCell booking={row.original} />,
  }),
  helper.accessor('doctorName', { ...sortable('doctorName'), header: () => t('bookings.doctor') }),
  helper.accessor('specialization', {
    ...fixed('specialization'),
    header: () => t('bookings.specialization'),
  }),
  helper.accessor('status', {
    ...fixed('status'),
    header: () => t('bookings.status'),
    cell: ({ row }) => <Status booking={row.original} />,
  }),
  helper.accessor('bookedAt', {
    ...sortable('bookedAt'),
    header: () => t('bookings.bookedAt'),
    cell: ({ row }) => <Moment instant={row.original.bookedAt} />,
  }),
  helper.display({
    ...fixed('actions'),
    header: () => t('bookings.actions'),
    cell: ({ row }) => <RowActions booking={row.original} />,
  }),
]);

function Moment({ instant, isVisit = false }: { instant: string; isVisit?: boolean }) {
  const timeZone = useTimeZone();
  const format = isVisit ? formatVisit : formatInstant;
  return <span className={tableStyles['nowrap']}>{format(instant, timeZone)}</span>;
}

function Status({ booking }: { booking: Booking }) {
  return (
    <>
      <StatusBadge status={booking.status} />
      {booking.isExtra && <div className={tableStyles['soft']}>⊕ {t('overbook.overbooked')}</div>}
    </>
  );
}

function PatientCell({ booking: { patient } }: { booking: Booking }) {
  return (
    <>
      <div>{patient?.name ?? t('bookings.noPatient')}</div>
      {patient?.phone && (
        <div className={tableStyles['soft']}>
          <span dir="ltr">{patient.phone}</span>
        </div>
      )}
    </>
  );
}
