/** Today's visits and the queue as one list, by what is to be done with them. Pure. */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { QueueEntry } from '../../../../shared/contract/queue.ts';
import type { Visit } from '../../../../shared/contract/visits.ts';

export type FlowItem =
  | { kind: 'booking'; key: string; booking: Booking; visit: Visit; patient: NonNullable<Booking['patient']> }
  | { kind: 'queue'; key: string; entry: QueueEntry; visit: Visit; patient: QueueEntry['patient'] };

export const LANES = ['expected', 'waiting', 'inRoom', 'over'] as const;
export type Lane = (typeof LANES)[number];
export type Lanes = Record<Lane, FlowItem[]>;

export function itemsOf(
  bookings: readonly Booking[],
  queue: readonly QueueEntry[],
  doctorId: number | undefined,
): FlowItem[] {
  const ofDoctor = (id: number | null) => doctorId === undefined || id === doctorId || id === null;
  return [
    ...bookings.flatMap((booking): FlowItem[] =>
      booking.patient && ofDoctor(booking.doctorId)
        ? [
            {
              kind: 'booking',
              key: `b${booking.id}`,
              booking,
              visit: booking.visit,
              patient: booking.patient,
            },
          ]
        : [],
    ),
    // Who has been given a slot is there by their booking.
    ...queue
      .filter((entry) => entry.bookingId === null && ofDoctor(entry.doctorId))
      .map(
        (entry): FlowItem => ({
          kind: 'queue',
          key: `q${entry.id}`,
          entry,
          visit: entry.visit,
          patient: entry.patient,
        }),
      ),
  ];
}

const LANE_OF: Record<Visit['state'], Lane> = {
  EXPECTED: 'expected',
  ARRIVED: 'waiting',
  IN_ROOM: 'inRoom',
  DONE: 'over',
  NO_SHOW: 'over',
  LEFT: 'over',
};

/** Each lane in the order in which it is worked off: by time, the waiting by how long they wait. */
export function lanesOf(items: readonly FlowItem[]): Lanes {
  const by = Map.groupBy(items, ({ visit }) => LANE_OF[visit.state]);
  const lane = (name: Lane) => (by.get(name) ?? []).toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
  return {
    expected: lane('expected'),
    waiting: lane('waiting'),
    inRoom: lane('inRoom'),
    over: lane('over').toReversed(),
  };
}

function orderOf(item: FlowItem): string {
  const { arrivedAt, inRoomAt, doneAt, noShowAt, leftAt } = item.visit;
  const starts = item.kind === 'booking' ? item.booking.startsAt : '';
  return doneAt ?? leftAt ?? noShowAt ?? inRoomAt ?? arrivedAt ?? starts;
}
