/** What is on the sheets of a day: for each doctor the slots of the day, and the visits in them. */
import { useMemo } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { useAllOf, useQueryOf } from '../../lib/hooks.ts';
import { compareText } from '../../lib/sorting.ts';

export interface DoctorSheet {
  doctorId: number;
  doctorName: string;
  specialization: string;
  /** By start. */
  slots: Slot[];
  /** The confirmed ones, by start. */
  visits: Booking[];
}

export function doctorsOf(doctor: number | number[] | undefined): number[] | undefined {
  return typeof doctor === 'number' ? [doctor] : doctor;
}

/** Undefined until all of it is there: half a sheet must not be printed. */
export function useDoctorSheets(date: string, doctorIds: number[] | undefined) {
  const doctors = useQueryOf('doctors.list', { includeInactive: true });
  const slots = useAllOf('slots.list', { date, limit: 5000 });
  const visits = useAllOf('bookings.list', { date, status: 'CONFIRMED', limit: 500 });
  const isWhole = !slots.isPlaceholderData && !visits.isPlaceholderData;
  const data = useMemo(() => {
    if (!isWhole || !slots.data || !visits.data || !doctors.data) return undefined;
    return sheetsOf(doctors.data.items, slots.data, visits.data, doctorIds);
  }, [isWhole, slots.data, visits.data, doctors.data, doctorIds]);
  return {
    data,
    error: slots.error ?? visits.error ?? doctors.error,
    refetch: () => Promise.all([slots.refetch(), visits.refetch(), doctors.refetch()]),
  };
}

/** A sheet for everybody who is there that day, or for those who are asked for, be they there or not. */
export function sheetsOf(
  doctors: readonly Doctor[],
  slots: readonly Slot[],
  visits: readonly Booking[],
  doctorIds: readonly number[] | undefined,
): DoctorSheet[] {
  const slotsOf = Map.groupBy(slots, ({ doctorId }) => doctorId);
  const visitsOf = Map.groupBy(visits, ({ doctorId }) => doctorId);
  return doctors
    .filter(({ id }) => doctorIds?.includes(id) ?? (slotsOf.has(id) || visitsOf.has(id)))
    .map(({ id, name, specialization }) => ({
      doctorId: id,
      doctorName: name,
      specialization,
      slots: byStart(slotsOf.get(id) ?? []),
      visits: byStart(visitsOf.get(id) ?? []),
    }))
    .toSorted((a, b) => compareText(a.doctorName, b.doctorName));
}

function byStart<T extends { startsAt: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** A line of a day sheet: somebody's visit, or a slot that nobody has. */
export type Line = { kind: 'visit'; visit: Booking } | { kind: 'slot'; slot: Slot };

/** In the order of the day. A visit stands once, however many slots it takes. */
export function linesOf({ slots, visits }: DoctorSheet): Line[] {
  const lines: Line[] = [
    ...visits.map((visit) => ({ kind: 'visit' as const, visit })),
    ...slots.filter(({ isBooked }) => !isBooked).map((slot) => ({ kind: 'slot' as const, slot })),
  ];
  const startOf = (line: Line) => (line.kind === 'visit' ? line.visit : line.slot).startsAt;
  return lines.toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
}
