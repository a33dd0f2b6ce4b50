import { type Kysely, sql } from 'kysely';

/**
 * A first run that goes on where it was left (clinics that are there are set up), and a practice day among the real
 * ones. All of a practice day is taken away at once, so nothing real may ever come to depend on it: triggers keep
 * the two apart, whichever program writes.
 */
const isPractice = (table: 'doctors' | 'patients', id: string) =>
  `coalesce((SELECT is_practice FROM ${table} WHERE id = ${id}), 0)`;
const bookingIsPractice = (id: string) =>
  isPractice('doctors', `(SELECT doctor_id FROM bookings WHERE id = ${id})`);

/** An invented patient is never with a real doctor. Somebody real may be with a practice doctor, and stays on file. */
const INVENTED_WITH_REAL = `NEW.doctor_id IS NOT NULL
  AND ${isPractice('patients', 'NEW.patient_id')} = 1 AND ${isPractice('doctors', 'NEW.doctor_id')} = 0`;
/** A place in a list goes with the practice day exactly when the booking that it led to does. */
const OTHER_THAN_ITS_BOOKING = `NEW.booking_id IS NOT NULL AND ${bookingIsPractice('NEW.booking_id')} <>
  max(${isPractice('patients', 'NEW.patient_id')}, ${isPractice('doctors', 'NEW.doctor_id')})`;

function refuse(name: string, event: string, when: string): string {
  return `CREATE TRIGGER practice_${name} BEFORE ${event}
    WHEN ${when}
    BEGIN SELECT RAISE(ABORT, 'PRACTICE_MIX'); END`;
}

const lists = (['queue', 'waitlist'] as const).flatMap((table) => {
  const when = `(${INVENTED_WITH_REAL}) OR (${OTHER_THAN_ITS_BOOKING})`;
  return [
    refuse(`${table}_insert`, `INSERT ON ${table}`, when),
    refuse(`${table}_update`, `UPDATE OF patient_id, doctor_id, booking_id ON ${table}`, when),
  ];
});

const statements = [
  'ALTER TABLE settings ADD COLUMN is_setup_done INTEGER NOT NULL DEFAULT 1 CHECK (is_setup_done IN (0, 1))',
  'ALTER TABLE doctors ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1))',
  'ALTER TABLE patients ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1))',
  'CREATE INDEX patients_practice ON patients (id) WHERE is_practice = 1',

  // What was real when it was made is real for good.
  refuse('doctors_stay', 'UPDATE OF is_practice ON doctors', 'NEW.is_practice <> OLD.is_practice'),
  refuse('patients_stay', 'UPDATE OF is_practice ON patients', 'NEW.is_practice <> OLD.is_practice'),
  refuse('bookings_insert', 'INSERT ON bookings', INVENTED_WITH_REAL),
  refuse(
    'bookings_update',
    'UPDATE OF patient_id, doctor_id ON bookings',
    `(${INVENTED_WITH_REAL})
      OR (NEW.doctor_id <> OLD.doctor_id
        AND ${isPractice('doctors', 'NEW.doctor_id')} <> ${isPractice('doctors', 'OLD.doctor_id')})`,
  ),
  ...lists,
  refuse(
    'patients_merge',
    'UPDATE OF merged_into ON patients',
    `NEW.merged_into IS NOT NULL AND NEW.is_practice <> ${isPractice('patients', 'NEW.merged_into')}`,
  ),
  // Who signs in as a doctor, and who offers a kind of visit, must not go with the practice day.
  ...(['users', 'visit_type_scopes'] as const).flatMap((table) => [
    refuse(`${table}_insert`, `INSERT ON ${table}`, `${isPractice('doctors', 'NEW.doctor_id')} = 1`),
    refuse(
      `${table}_update`,
      `UPDATE OF doctor_id ON ${table}`,
      `${isPractice('doctors', 'NEW.doctor_id')} = 1`,
    ),
  ]),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
