/** What the board is made of: the slots of each doctor or day, and who is booked into them. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addDays, isWeekend, weekdayOf } from '../../../../shared/calendar.ts';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { formatWeekday, writing } from '../../lib/clock.ts';
import { optionsOf, useAllOf, useQueryOf } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import type { DaySearch } from '../../routes.tsx';
import type { Lane } from './columns.ts';
import { overlaid, overlay } from './overlay.ts';
import { compareText } from '../../lib/sorting.ts';

export interface BoardData {
  lanes: readonly Lane[];
  /** The confirmed booking of each booked slot: of a longer visit that of the first. */
  bookings: ReadonlyMap<number, Booking>;
}

export interface BoardQuery {
  data: BoardData | undefined;
  error: ReturnType<typeof useQueryOf>['error'];
  refetch: () => void;
  /** The day shown is not yet the one asked for. */
  isStale: boolean;
}

export interface Filter extends Pick<DaySearch, 'specialization' | 'doctor'> {
  /** Of a saved view. */
  doctorIds?: readonly number[] | undefined;
}

const NO_SLOTS: Slot[] = [];
const NO_BOOKINGS: Booking[] = [];
const NO_DOCTORS: Doctor[] = [];

export function useDoctors(): Doctor[] {
  return useQueryOf('doctors.list', {}).data?.items ?? NO_DOCTORS;
}

/** A column for each doctor. */
export function useDay(date: string, { specialization, doctor, doctorIds }: Filter): BoardQuery {
  const doctors = useDoctors();
  const slots = useAllOf('slots.list', { date, includeExtra: true, limit: 5000 });
  const bookings = useAllOf('bookings.list', { date, status: 'CONFIRMED', limit: 500 });
  const data = useMemo<BoardData | undefined>(
    () =>
      slots.data &&
      boardOf(
        lanesOf(slots.data, doctors, { specialization, doctor, doctorIds }),
        bookings.data ?? NO_BOOKINGS,
      ),
    [slots.data, bookings.data, doctors, specialization, doctor, doctorIds],
  );
  const refetch = () => void Promise.all([slots.refetch(), bookings.refetch()]);
  return { data, error: slots.error ?? bookings.error, refetch, isStale: slots.isPlaceholderData };
}

/** A column for each day of the week that a date lies in; of a weekend only the days with slots. */
export function useWeek(date: string, doctorId: number | undefined): BoardQuery {
  const doctors = useDoctors();
  const dates = useMemo(() => (doctorId === undefined ? [] : datesOfWeek(date)), [date, doctorId]);
  const of = { doctorId: doctorId ?? 1 };
  const slots = useQueries({
    queries: dates.map((day) =>
      optionsOf('slots.list', { ...of, date: day, includeExtra: true, limit: 5000 }),
    ),
    combine: combined<{ items: Slot[] }>,
  });
  const bookings = useQueries({
    queries: dates.map((day) =>
      optionsOf('bookings.list', { ...of, date: day, status: 'CONFIRMED', limit: 500 }),
    ),
    combine: combined<{ items: Booking[] }>,
  });
  const doctor = doctors.find(({ id }) => id === doctorId);
  const data = useMemo<BoardData | undefined>(() => {
    if (!doctor || !slots.all || !bookings.all) return undefined;
    const byDay = slots.all.map(({ items }) => items);
    const made = bookings.all.flatMap(({ items }) => items);
    return boardOf(weekLanes(byDay, dates, doctor), made);
  }, [slots.all, bookings.all, dates, doctor]);
  const refetch = () => void [...slots.refetch, ...bookings.refetch].map((again) => again());
  return { data, error: slots.error ?? bookings.error, refetch, isStale: false };
}

interface One<T> {
  data: T | undefined;
  error: BoardQuery['error'];
  refetch: () => unknown;
}

function combined<T>(results: One<T>[]) {
  const there = results.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    all: there.length === results.length ? there : undefined,
    error: results.find(({ error }) => error)?.error ?? null,
    refetch: results.map(({ refetch }) => refetch),
  };
}

function boardOf(lanes: readonly Lane[], bookings: readonly Booking[]): BoardData {
  return { lanes, bookings: new Map(bookings.map((booking) => [booking.slotId, booking])) };
}

/** With what was just done here and is not in the answers yet. */
export function useOverlaid(data: BoardData): BoardData {
  const changes = useStore(overlay);
  return useMemo(() => overlaid(data, changes), [data, changes]);
}

/** The seven days of the week that a date lies in, from the clinic's first day on. */
export function datesOfWeek(date: string): string[] {
  const since = (weekdayOf(date) - writing().firstWeekday + 7) % 7;
  return Array.from({ length: 7 }, (_, day) => addDays(date, day - since));
}

function weekLanes(
  byDay: readonly (readonly Slot[])[],
  dates: readonly string[],
  { id, name, specialization }: Doctor,
): Lane[] {
  return dates.flatMap((date, index) => {
    const own = byDay[index] ?? NO_SLOTS;
    if (isWeekend(date) && own.length === 0) return [];
    const day = formatWeekday(date);
    return [{ key: date, doctorId: id, doctorName: name, specialization, day, slots: own }];
  });
}

/** A column for each doctor with slots; for those who were asked for by name or field, even without. */
export function lanesOf(slots: readonly Slot[], doctors: readonly Doctor[], filter: Filter): Lane[] {
  const lanes = new Map<number, Lane & { slots: Slot[] }>();
  const laneOf = (doctorId: number, doctorName: string, specialization: string) => {
    const lane = lanes.get(doctorId) ?? {
      key: `${doctorId}`,
      doctorId,
      doctorName,
      specialization,
      slots: [],
    };
    lanes.set(doctorId, lane);
    return lane;
  };
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (isFiltered) for (const { id, name, specialization } of doctors) laneOf(id, name, specialization);
  for (const slot of slots) laneOf(slot.doctorId, slot.doctorName, slot.specialization).slots.push(slot);
  // In the order that the clinic gave its doctors; those who take no more bookings come last.
  const place = new Map(doctors.map(({ id }, index) => [id, index]));
  const placeOf = ({ doctorId }: Lane) => place.get(doctorId) ?? doctors.length;
  return [...lanes.values()]
    .filter((lane) => matches(lane, filter))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || compareText(a.doctorName, b.doctorName));
}

function matches(lane: Lane, { specialization, doctor, doctorIds }: Filter): boolean {
  if (doctorIds && !doctorIds.includes(lane.doctorId)) return false;
  if (doctor !== undefined && lane.doctorId !== doctor) return false;
  return specialization === undefined || lane.specialization === specialization;
}

export function specializationsOf(doctors: readonly Doctor[]): string[] {
  return [...new Set(doctors.map(({ specialization }) => specialization))].toSorted((a, b) =>
    compareText(a, b),
  );
}
