import type pg from 'pg';

/**
 * The web system's tables as far as booking goes: whether a slot is taken is written at the slot (`is_booked`) and again
 * at its booking, and nothing ties the two together. Indexes as such a system has them: by doctor, by what is free, by
 * slot and by status.
 */
const statements = [
  `CREATE TABLE doctors (
    id SERIAL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    specialization VARCHAR(100) NOT NULL
  )`,
  `CREATE TABLE appointment_slots (
    id SERIAL PRIMARY KEY,
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE CASCADE,
    starts_at TIMESTAMPTZ NOT NULL,
    duration_minutes INTEGER NOT NULL DEFAULT 30,
    is_booked BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 0,
    UNIQUE (doctor_id, starts_at)
  )`,
  'CREATE INDEX slots_free ON appointment_slots (doctor_id, is_booked, starts_at)',
  `CREATE TABLE bookings (
    id SERIAL PRIMARY KEY,
    slot_id INTEGER NOT NULL REFERENCES appointment_slots (id) ON DELETE CASCADE,
    patient_name VARCHAR(100) NOT NULL,
    patient_email VARCHAR(200) NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'PENDING',
    expires_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX bookings_by_slot ON bookings (slot_id)',
  'CREATE INDEX bookings_by_status ON bookings (status)',
];

export async function makeWebSystem(pool: pg.Pool): Promise<void> {
  for (const statement of statements) await pool.query(statement);
  await pool.query(`INSERT INTO doctors (name, specialization) VALUES ('Dr Web', 'General practice')`);
}

/** So many free slots from tomorrow on, after those that there are; answers their ids. */
export async function makeWebSlots(pool: pg.Pool, count: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO appointment_slots (doctor_id, starts_at)
     SELECT 1, (SELECT coalesce(max(starts_at), now() + interval '1 day') FROM appointment_slots) + n * interval '30 minutes'
     FROM generate_series(1, $1) AS n RETURNING id`,
    [count],
  );
  return rows.map(({ id }) => id);
}
