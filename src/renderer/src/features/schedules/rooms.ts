import { t } from '../../../../shared/messages/format.ts';
import type { TextSettings } from '../../../../shared/schedule-text.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { shortWeekdays } from './weekday-names.ts';

export interface RoomName {
  id: number;
  name: string;
  isActive: boolean;
}

const NONE: readonly RoomName[] = [];

/** All rooms, also those no longer used, which older schedules may name. */
export function useRooms(): readonly RoomName[] {
  return useQueryOf('rooms.list', { includeInactive: true }).data?.items ?? NONE;
}

export const NO_ROOM = 0;

/** Those that can be chosen, with the one that is. */
export function roomChoices(rooms: readonly RoomName[], chosen: number | null) {
  const usable = rooms.filter(({ id, isActive }) => isActive || id === chosen);
  return [
    { value: NO_ROOM, text: t('session.noRoom') },
    ...usable.map(({ id, name }) => ({ value: id, text: name })),
  ];
}

export function textSettings(rooms: readonly RoomName[], slotMinutes: number): TextSettings {
  return { rooms, slotMinutes, weekdays: shortWeekdays() };
}
