/** How long somebody waits, and when that is too long. Pure. */
import { overdueFrom } from '../../../../shared/waiting.ts';
import type { FlowItem } from './lanes.ts';

const MINUTE = 60_000;

export interface Waiting {
  minutes: number;
  isOverdue: boolean;
}

/** Minutes since the arrival, and whether they are too many. */
export function waitingOf(item: FlowItem, now: number): Waiting {
  const arrived = Date.parse(item.visit.arrivedAt ?? '');
  const agreed = item.kind === 'booking' ? Date.parse(item.booking.startsAt) : null;
  return { minutes: wholeMinutes(now - arrived), isOverdue: now >= overdueFrom(arrived, agreed) };
}

/** How late somebody is who was expected; zero until then. */
export function lateness(item: FlowItem, now: number): number {
  return item.kind === 'booking' ? wholeMinutes(now - Date.parse(item.booking.startsAt)) : 0;
}

export function inRoomFor(item: FlowItem, now: number): number {
  return wholeMinutes(now - Date.parse(item.visit.inRoomAt ?? ''));
}

const wholeMinutes = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / MINUTE));
