import { dateAt, timeAt } from '../../../shared/calendar.ts';
import type { Clash } from '../../../shared/contract/schedules.ts';
import type { Rules } from './rules.ts';

export interface RoomUse {
  doctorId: number;
  startsAt: number;
  endsAt: number;
  roomId: number | null;
}

/** Two doctors in one room at one time: one clash a date between the same two says it all. */
export function roomClashes(uses: readonly RoomUse[], rules: Rules, timeZone: string): Clash[] {
  const clashes = new Map<string, Clash>();
  for (const inRoom of Map.groupBy(uses, ({ roomId }) => roomId).values()) {
    let last: RoomUse | undefined;
    for (const use of inRoom.toSorted((a, b) => a.startsAt - b.startsAt)) {
      if (last && use.startsAt < last.endsAt && use.doctorId !== last.doctorId) {
        const date = dateAt(use.startsAt, timeZone);
        const two = [use.doctorId, last.doctorId].toSorted((a, b) => a - b);
        const key = [date, use.roomId, ...two].join(' ');
        if (!clashes.has(key)) clashes.set(key, clashOf(use, last, date, rules, timeZone));
      }
      if (!last || use.endsAt > last.endsAt) last = use;
    }
  }
  return [...clashes.values()];
}

function clashOf(one: RoomUse, other: RoomUse, date: string, rules: Rules, timeZone: string): Clash {
  return {
    kind: 'ROOM_TAKEN',
    date,
    time: timeAt(one.startsAt, timeZone),
    doctorName: rules.doctors.get(one.doctorId)?.name ?? '',
    otherDoctorName: rules.doctors.get(other.doctorId)?.name ?? '',
    roomName: rules.rooms.get(one.roomId ?? 0)?.name ?? null,
  };
}
