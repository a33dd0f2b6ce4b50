/** What the day view is made of: each doctor's slots, and who is booked into them. */
import { useMemo } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { useAllOf, useQueryOf } from '../../lib/hooks.ts';
import type { DaySearch } from '../../routes.tsx';

export interface DoctorColumn {
  doctorId: number;
  doctorName: string;
  specialization: string;
  /** By start. */
  slots: Slot[];
}

export interface DayData {
  columns: DoctorColumn[];
  /** The confirmed booking of each booked slot. */
  bookings: ReadonlyMap<number, Booking>;
}

type Filter = Pick<DaySearch, 'specialization' | 'doctor'>;
const NO_SLOTS: Slot[] = [];
const NO_BOOKINGS: Booking[] = [];
const NO_DOCTORS: Doctor[] = [];

export function useDoctors(): Doctor[] {
  return useQueryOf('doctors.list', {}).data?.items ?? NO_DOCTORS;
}

export function useDay(date: string, { specialization, doctor }: Filter) {
  const doctors = useDoctors();
  const slots = useAllOf('slots.list', { date, limit: 5000 });
  const bookings = useAllOf('bookings.list', { date, status: 'CONFIRMED', limit: 500 });
  const data = useMemo<DayData | undefined>(
    () =>
      slots.data && {
        columns: columnsOf(slots.data, doctors, { specialization, doctor }),
        bookings: new Map((bookings.data ?? NO_BOOKINGS).map((booking) => [booking.slotId, booking])),
      },
    [slots.data, bookings.data, doctors, specialization, doctor],
  );
  const isStale = slots.isPlaceholderData;
  const error = slots.error ?? bookings.error;
  const refetch = () => void Promise.all([slots.refetch(), bookings.refetch()]);
  return { data, error, refetch, isStale };
}

/** A column for each doctor with slots; for those who were asked for by name or field, even without. */
export function columnsOf(
  slots: readonly Slot[],
  doctors: readonly Doctor[],
  filter: Filter,
): DoctorColumn[] {
  const columns = new Map<number, DoctorColumn>();
  const isFiltered = filter.specialization !== undefined || filter.doctor !== undefined;
  if (isFiltered) {
    for (const { id, name, specialization } of doctors) {
      columns.set(id, { doctorId: id, doctorName: name, specialization, slots: [] });
    }
  }
  for (const slot of slots ?? NO_SLOTS) {
    const { doctorId, doctorName, specialization } = slot;
    const column = columns.get(doctorId) ?? { doctorId, doctorName, specialization, slots: [] };
    column.slots.push(slot);
    columns.set(doctorId, column);
  }
  return [...columns.values()]
    .filter((column) => matches(column, filter))
    .toSorted((a, b) => a.doctorName.localeCompare(b.doctorName));
}

function matches(column: DoctorColumn, { specialization, doctor }: Filter): boolean {
  if (doctor !== undefined && column.doctorId !== doctor) return false;
  return specialization === undefined || column.specialization === specialization;
}

export function specializationsOf(doctors: readonly Doctor[]): string[] {
  return [...new Set(doctors.map(({ specialization }) => specialization))].toSorted((a, b) =>
    a.localeCompare(b),
  );
}
