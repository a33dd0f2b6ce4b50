/** Times to which displaced bookings could move: those of slots that stand after a change, and of slots it makes. */
import type { Displaced, PlaceOffer } from '../../../shared/contract/schedules.ts';
import type { ReadDb } from '../../database/database.ts';
import type { NewSlot, Plan } from './plan.ts';
import { standingSlots } from './queries.ts';
import type { Rules } from './rules.ts';

const OFFERS = 6;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** How far ahead is looked for a place, from the displaced visit on. */
const AHEAD = 60 * DAY;

interface FreePlace {
  doctorId: number;
  startsAt: number;
  endsAt: number;
}

/** Each displaced booking with who it is about and where it could go, by time. */
export async function describeDisplaced(
  db: ReadDb,
  rules: Rules,
  plan: Plan,
  now: number,
): Promise<Displaced[]> {
  const bookings = await displacedBookings(db, [...plan.displaced.keys()]);
  if (bookings.length === 0) return [];
  const free = await freePlaces(db, rules, plan, now, bookings[0]?.starts_at ?? now);
  const given = new Set<string>();
  return bookings.map((booking) => {
    const offers = booking.status === 'PENDING' ? [] : offersFor(booking, free, rules, given);
    if (offers[0]) given.add(keyOf(offers[0]));
    return {
      bookingId: booking.id,
      status: booking.status as 'PENDING' | 'CONFIRMED',
      patientId: booking.patient_id,
      patientName: booking.patient_name,
      patientPhone: booking.patient_phone,
      doctorId: booking.doctor_id,
      doctorName: rules.doctors.get(booking.doctor_id)?.name ?? '',
      startsAt: iso(booking.starts_at),
      durationMinutes: (booking.ends_at - booking.starts_at) / MINUTE,
      offers,
    };
  });
}

const iso = (at: number) => new Date(at).toISOString();
const keyOf = ({ doctorId, startsAt }: { doctorId: number; startsAt: string }) => `${doctorId} ${startsAt}`;

function displacedBookings(db: ReadDb, ids: number[]) {
  return db
    .selectFrom('bookings')
    .leftJoin('patients', 'patients.id', 'bookings.patient_id')
    .select([
      'bookings.id',
      'bookings.status',
      'bookings.patient_id',
      'bookings.doctor_id',
      'bookings.starts_at',
      'bookings.ends_at',
      'patients.name as patient_name',
      'patients.phone as patient_phone',
    ])
    .where((is) => is('bookings.id', 'in', ids.length > 0 ? ids : [0]))
    .orderBy('bookings.starts_at')
    .orderBy('bookings.id')
    .execute();
}

type DisplacedRow = Awaited<ReturnType<typeof displacedBookings>>[number];

/** Free slots by doctor, in order, as they will be after the change. */
async function freePlaces(
  db: ReadDb,
  rules: Rules,
  plan: Plan,
  now: number,
  from: number,
): Promise<Map<number, FreePlace[]>> {
  const gone = new Set([...plan.remove, ...plan.block].map(({ id }) => id));
  const start = Math.max(now, from - DAY);
  const standing = await standingSlots(db, start, start + AHEAD)
    .where('slot.is_extra', '=', 0)
    .where('slot.blocked', '=', 0)
    .where((is) =>
      is.or([
        is('claim.slot_id', 'is', null),
        is.and([is('booking.status', '=', 'PENDING'), is('booking.expires_at', '<=', now)]),
      ]),
    )
    .execute();
  const places = [
    ...standing
      .filter(({ id, doctor_id: doctorId }) => !gone.has(id) && rules.doctors.get(doctorId)?.isActive)
      .map((slot) => ({ doctorId: slot.doctor_id, startsAt: slot.starts_at, endsAt: slot.ends_at })),
    ...plan.make.map(({ doctorId, startsAt, endsAt }: NewSlot) => ({ doctorId, startsAt, endsAt })),
  ].toSorted((a, b) => a.startsAt - b.startsAt);
  return Map.groupBy(places, ({ doctorId }) => doctorId);
}

function offersFor(
  booking: DisplacedRow,
  free: ReadonlyMap<number, FreePlace[]>,
  rules: Rules,
  given: ReadonlySet<string>,
): PlaceOffer[] {
  const field = rules.doctors.get(booking.doctor_id)?.specialization;
  const others = [...free.keys()].filter(
    (id) => id !== booking.doctor_id && rules.doctors.get(id)?.specialization === field,
  );
  const needed = booking.ends_at - booking.starts_at;
  const from = booking.starts_at - DAY;
  const found = placesOf(free.get(booking.doctor_id) ?? [], needed, from, given);
  const elsewhere = others
    .flatMap((id) => placesOf(free.get(id) ?? [], needed, from, given))
    .toSorted((a, b) => a.startsAt - b.startsAt);
  return [...found, ...elsewhere].slice(0, OFFERS).map(({ doctorId, startsAt }) => ({
    doctorId,
    startsAt: iso(startsAt),
    doctorName: rules.doctors.get(doctorId)?.name ?? '',
    durationMinutes: needed / MINUTE,
  }));
}

/** The first places of one doctor from which enough unbroken time follows. */
function placesOf(
  places: readonly FreePlace[],
  needed: number,
  from: number,
  given: ReadonlySet<string>,
): FreePlace[] {
  const found: FreePlace[] = [];
  for (const [index, place] of places.entries()) {
    if (found.length === OFFERS) break;
    if (place.startsAt < from || given.has(keyOf({ ...place, startsAt: iso(place.startsAt) }))) continue;
    let end = place.endsAt;
    for (let next = index + 1; end - place.startsAt < needed && places[next]?.startsAt === end; next += 1) {
      end = places[next]?.endsAt ?? end;
    }
    if (end - place.startsAt >= needed) found.push(place);
  }
  return found;
}
