/** Which doctors and dates some edits concern. */
import { addDays } from '../../../shared/calendar.ts';
import type { ScheduleEdit } from '../../../shared/contract/schedules.ts';
import { hasSchedule, type Rules } from './rules.ts';

/** The last date that a plan ever looks at. */
export const FAR = '2199-12-31';

export interface Reach {
  doctorIds: number[];
  /** Both included, clipped to today on the left; slots made by hand may lie beyond the horizon. */
  fromDate: string;
  untilDate: string;
  /** The dates between these that anything concerns, in order and apart. */
  ranges: Dates[];
}

export interface Dates {
  from: string;
  until: string;
}

/** @param today the clinic's date; @param horizon the last date up to which slots are made ahead */
export function reachOf(
  edits: readonly ScheduleEdit[],
  before: Rules,
  after: Rules,
  { today, horizon }: { today: string; horizon: string },
): Reach {
  const doctorIds = new Set<number>();
  const touched: Dates[] = [];
  const add = (ids: Iterable<number>, dates: Dates) => {
    for (const id of ids) doctorIds.add(id);
    touched.push(dates.from < today ? { from: today, until: dates.until } : dates);
  };
  for (const edit of edits) {
    for (const rules of [before, after]) addEdit(edit, rules, add);
  }
  // Whoever has just got a schedule has dates up to the horizon that were never made.
  for (const id of doctorIds) {
    const made = before.doctors.get(id)?.slotsUntil ?? null;
    if (hasSchedule(after, id) && (made === null || made < horizon)) {
      add([], { from: made === null || made < today ? today : addDays(made, 1), until: horizon });
    }
  }
  const ranges = apart(touched);
  return {
    doctorIds: [...doctorIds].toSorted((a, b) => a - b),
    fromDate: ranges[0]?.from ?? today,
    untilDate: ranges.at(-1)?.until ?? today,
    ranges,
  };
}

/** Without those that are past, and with those that touch made one. */
function apart(dates: readonly Dates[]): Dates[] {
  const merged: Dates[] = [];
  const toCome = dates.filter(({ from, until }) => from <= until);
  for (const { from, until } of toCome.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || from > addDays(last.until, 1)) merged.push({ from, until });
    else if (until > last.until) last.until = until;
  }
  return merged;
}

type Add = (ids: Iterable<number>, dates: Dates) => void;
const ALWAYS: Dates = { from: '0000-01-01', until: FAR };

function addEdit(edit: ScheduleEdit, rules: Rules, add: Add): void {
  switch (edit.kind) {
    case 'SET_WEEK':
      add([edit.doctorId], { from: edit.validFrom, until: edit.validUntil ?? FAR });
      return addWeek(edit.id, rules, add);
    case 'REMOVE_WEEK':
      return addWeek(edit.id, rules, add);
    case 'SET_EXCEPTION':
      add(doctorsOf(edit.doctorId, rules), { from: edit.fromDate, until: edit.untilDate });
      for (const one of rules.exceptions) {
        if (one.id === edit.id || (edit.uid !== undefined && one.uid === edit.uid))
          add(doctorsOf(one.doctorId, rules), { from: one.fromDate, until: one.untilDate });
      }
      return;
    case 'REMOVE_EXCEPTION': {
      const one = rules.exceptions.find(({ id }) => id === edit.id);
      if (one) add(doctorsOf(one.doctorId, rules), { from: one.fromDate, until: one.untilDate });
      return;
    }
    case 'DEACTIVATE_DOCTOR':
    case 'REACTIVATE_DOCTOR':
      return add([edit.doctorId], ALWAYS);
    case 'DEACTIVATE_ROOM':
    case 'REACTIVATE_ROOM':
      return add(doctorsInRoom(edit.roomId, rules), ALWAYS);
  }
}

function addWeek(id: number | undefined, rules: Rules, add: Add): void {
  const week = rules.schedules.find((one) => one.id === id);
  if (week) add([week.doctorId], { from: week.validFrom, until: week.validUntil ?? FAR });
}

function doctorsOf(doctorId: number | null, rules: Rules): Iterable<number> {
  return doctorId === null ? rules.doctors.keys() : [doctorId];
}

function doctorsInRoom(roomId: number, rules: Rules): number[] {
  const inRoom = ({ sessions }: { sessions: readonly { roomId: number | null }[] }) =>
    sessions.some((session) => session.roomId === roomId);
  const own = rules.exceptions.filter((one) => inRoom(one)).map(({ doctorId }) => doctorId);
  return [...rules.schedules.filter(inRoom).map(({ doctorId }) => doctorId), ...own].filter(
    (id) => id !== null,
  );
}
