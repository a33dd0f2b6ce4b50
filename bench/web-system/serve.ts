/** The web system's way behind HTTP, as a program of its own: what a page asks for, and bookings. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { bookAsTheWebSystem, openWebPool, type WebAnswer } from './booking.ts';

const STATUS: Record<WebAnswer, number> = {
  CONFIRMED: 201,
  PAST: 400,
  NOT_FOUND: 404,
  TAKEN: 409,
  ERROR: 500,
};

const pool = openWebPool(JSON.parse(process.argv[2] ?? '') as pg.PoolConfig);

async function answer(url: URL): Promise<{ status: number; body: unknown }> {
  const number = (name: string) => Number(url.searchParams.get(name));
  if (url.pathname === '/doctors') {
    return { status: 200, body: (await pool.query('SELECT * FROM doctors ORDER BY name')).rows };
  }
  if (url.pathname === '/slots') {
    const { rows } = await pool.query(
      `SELECT slot.*, doctor.name, doctor.specialization FROM appointment_slots AS slot
       JOIN doctors AS doctor ON doctor.id = slot.doctor_id
       WHERE slot.doctor_id = $1 AND slot.starts_at >= $2::date AND slot.starts_at < $2::date + 1
       ORDER BY slot.starts_at`,
      [number('doctor'), url.searchParams.get('date')],
    );
    return { status: 200, body: rows };
  }
  const booked = await bookAsTheWebSystem(pool, number('slot'));
  return { status: STATUS[booked], body: booked };
}

const server = http.createServer((request, response) => {
  answer(new URL(request.url ?? '', 'http://web.test')).then(
    ({ status, body }) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    () => response.writeHead(500).end('{}'),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
