/** What was done in the clinic since a backup. */
import type { BackupFacts } from '../../backups/facts.ts';
import type { ReadDb } from '../../database/database.ts';
import { findSettings } from '../settings/queries.ts';
import { iso } from '../visits/moments.ts';

const MOST_BOOKINGS = 50;

type Table = 'doctors' | 'patients' | 'bookings';

/** The clinic as it is, in the numbers that are known of a backup. */
export async function clinicNow(db: ReadDb, now: number) {
  const count = async (table: Table) => {
    const row = await db
      .selectFrom(table)
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const upcoming = await db
    .selectFrom('bookings')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('status', '=', 'CONFIRMED')
    .where('starts_at', '>=', now)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('audit_log')
    .select('at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    clinicName: (await findSettings(db))?.clinicName ?? null,
    doctors: await count('doctors'),
    patients: await count('patients'),
    bookings: await count('bookings'),
    upcoming: upcoming.count,
    lastChangeAt: last?.at ?? null,
  };
}

/** Only a clinic whose history begins as the backup's ends is a later state of the same. */
export async function lostSince(db: ReadDb, { lastChange, lastHash }: BackupFacts) {
  const row = await db.selectFrom('audit_log').select('hash').where('id', '=', lastChange).executeTakeFirst();
  if (row?.hash !== lastHash) return { isEarlierState: false, changes: [], bookings: [], bookingCount: 0 };
  const bookings = await bookingsSince(db, lastChange);
  return {
    isEarlierState: true,
    changes: await changesSince(db, lastChange),
    bookings: bookings.slice(0, MOST_BOOKINGS).map(({ starts_at, ...rest }) => ({
      id: rest.id,
      startsAt: iso(starts_at),
      doctorName: rest.doctorName,
      patientName: rest.patientName,
    })),
    bookingCount: bookings.length,
  };
}

/** Of people: what the program does by itself it does again. */
async function changesSince(db: ReadDb, seq: number) {
  const rows = await db
    .selectFrom('audit_log')
    .select(['procedure', (is) => is.fn.countAll<number>().as('count')])
    .where('id', '>', seq)
    .where('user_id', 'is not', null)
    .where('entity', 'not in', ['sessions', 'signIns', 'backups'])
    .groupBy('procedure')
    .orderBy('count', 'desc')
    .execute();
  return rows;
}

function bookingsSince(db: ReadDb, seq: number) {
  return db
    .selectFrom('bookings')
    .innerJoin('doctors', 'doctors.id', 'bookings.doctor_id')
    .leftJoin('patients', 'patients.id', 'bookings.patient_id')
    .select([
      'bookings.id',
      'bookings.starts_at',
      'doctors.name as doctorName',
      'patients.name as patientName',
    ])
    .where('bookings.status', '=', 'CONFIRMED')
    .where('bookings.id', 'in', (is) =>
      is
        .selectFrom('audit_log')
        .select((row) => row.fn.coalesce('entity_id', row.lit(0)).as('id'))
        .where('id', '>', seq)
        .where('entity', '=', 'bookings'),
    )
    .orderBy('bookings.starts_at', 'desc')
    .execute();
}
