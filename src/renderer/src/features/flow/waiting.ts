/** How long somebody waits, and when that is too long. Pure. */
import type { FlowItem } from './lanes.ts';

/** From then on a wait is overdue, in minutes: past the agreed time, or since arrival without one. */
const PATIENCE = 15;
const MINUTE = 60_000;

export interface Waiting {
  minutes: number;
  isOverdue: boolean;
}

/**
 * Minutes since the arrival. Who comes early is not kept waiting until their time has come, so it is overdue
 * by the agreed time; a walk-in has none but their arrival.
 */
export function waitingOf(item: FlowItem, now: number): Waiting {
  const arrived = Date.parse(item.visit.arrivedAt ?? '');
  const agreed = item.kind === 'booking' ? Date.parse(item.booking.startsAt) : arrived;
  const due = Math.max(arrived, agreed) + PATIENCE * MINUTE;
  return { minutes: wholeMinutes(now - arrived), isOverdue: now >= due };
}

/** How late somebody is who was expected; zero until then. */
export function lateness(item: FlowItem, now: number): number {
  return item.kind === 'booking' ? wholeMinutes(now - Date.parse(item.booking.startsAt)) : 0;
}

export function inRoomFor(item: FlowItem, now: number): number {
  return wholeMinutes(now - Date.parse(item.visit.inRoomAt ?? ''));
}

const wholeMinutes = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / MINUTE));
