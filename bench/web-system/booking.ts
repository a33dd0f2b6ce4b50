import pg from 'pg';

/** What the web system answers: as HTTP, 201, 404, 400, 409, and 500 for all that went wrong by itself. */
export type WebAnswer = 'CONFIRMED' | 'NOT_FOUND' | 'PAST' | 'TAKEN' | 'ERROR';

interface WebSlot {
  id: number;
  starts_at: Date;
  is_booked: boolean;
  version: number;
}

/** One pool of 20 connections for the whole system, as it has. */
export function openWebPool(address: pg.PoolConfig): pg.Pool {
  const { host, port, database, user, password } = address;
  const pool = new pg.Pool({ host, port, database, user, password, max: 20 });
  pool.on('error', () => {});
  return pool;
}

/**
 * A booking as the web system makes one: SERIALIZABLE, the slot's row locked, checked, a PENDING booking, the slot marked
 * by its version, the booking CONFIRMED. A serialization failure is an error like any other: nothing tries again.
 */
export async function bookAsTheWebSystem(pool: pg.Pool, slotId: number): Promise<WebAnswer> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const refused = await bookInTransaction(client, slotId);
    await client.query(refused ? 'ROLLBACK' : 'COMMIT');
    return refused ?? 'CONFIRMED';
  } catch {
    await client.query('ROLLBACK');
    return 'ERROR';
  } finally {
    client.release();
  }
}

async function bookInTransaction(client: pg.PoolClient, slotId: number): Promise<WebAnswer | null> {
  const found = await client.query<WebSlot>('SELECT * FROM appointment_slots WHERE id = $1 FOR UPDATE', [
    slotId,
  ]);
  const [slot] = found.rows;
  if (!slot) return 'NOT_FOUND';
  if (slot.is_booked) return 'TAKEN';
  if (slot.starts_at.getTime() < Date.now()) return 'PAST';
  const made = await client.query<{ id: number }>(
    `INSERT INTO bookings (slot_id, patient_name, patient_email, status, expires_at)
     VALUES ($1, 'Paula Patient', 'paula@patient.test', 'PENDING', now() + interval '2 minutes') RETURNING id`,
    [slotId],
  );
  const marked = await client.query(
    'UPDATE appointment_slots SET is_booked = TRUE, version = version + 1 WHERE id = $1 AND version = $2',
    [slotId, slot.version],
  );
  if (marked.rowCount === 0) return 'TAKEN';
  await client.query(`UPDATE bookings SET status = 'CONFIRMED', expires_at = NULL WHERE id = $1`, [
    made.rows[0]?.id,
  ]);
  return null;
}
