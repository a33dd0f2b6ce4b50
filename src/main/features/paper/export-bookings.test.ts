import { sql } from 'kysely';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Input } from '../../../shared/contract/index.ts';
import { MOST_ROWS } from '../../../shared/contract/paper.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';
import { csvTitles } from './csv.ts';
import { isLong } from '../../../../tests/support/runs.ts';
import { isOnServer } from '../../../../tests/support/server.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

type Row = Record<string, string>;

async function exported(input: Input<'bookings.csv'> = {}) {
  const file = await clinic.desk.call('bookings.csv', input);
  expect(file.text.startsWith('\uFEFF')).toBe(true);
  const { data, meta, errors } = Papa.parse<Row>(file.text.slice(1), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(meta.fields).toEqual(csvTitles());
  expect(data).toHaveLength(file.count);
  return { ...file, rows: data };
}

/** Bookings that were cancelled, which claim nothing, made in one go: one for each slot and minute. */
async function cancelledBookings(count: number): Promise<void> {
  const { slots } = await doctorWithSlots(clinic, 1);
  const slotId = slots[0]?.id ?? 0;
  const { id } = await clinic.desk.call('patients.create', { name: 'Frequent Visitor' });
  await clinic.app.database.write((db) =>
    db
      .insertInto('bookings')
      .columns([
        'status',
        'patient_id',
        'doctor_id',
        'slot_id',
        'starts_at',
        'ends_at',
        'booked_at',
        'cancelled_at',
      ])
      .expression(
        sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
          SELECT 'CANCELLED', ${id}, slot.doctor_id, slot.id, slot.starts_at, slot.ends_at, i, i
          FROM n JOIN appointment_slots AS slot ON slot.id = ${slotId}` as never,
      )
      .execute(),
  );
}

test('every column, as the clinic’s wall shows it', async () => {
  const { doctor, slots } = await doctorWithSlots(clinic, 2);
  const patient = {
    name: '=HYPERLINK("http://evil.test")',
    phone: '+49305550000',
    email: 'x@mail.test',
    dateOfBirth: '1980-02-29',
  };
  const notes = 'First line,\nsecond "line"; @end';
  const booking = await clinic.desk.call('bookings.create', { slotId: slots[0]?.id ?? 0, patient, notes });
  const { rows, filename } = await exported();
  expect(filename).toBe('bookings-2026-03-02.csv');
  expect(rows).toEqual([
    {
      Booking: String(booking.id),
      Status: 'Confirmed',
      Date: '2026-03-02',
      Time: '09:00',
      Minutes: '30',
      Doctor: doctor.name,
      Specialization: 'General practice',
      Patient: `'${patient.name}`,
      'Date of birth': '1980-02-29',
      Phone: "'+49305550000",
      Email: 'x@mail.test',
      'Visit type': '',
      Visit: 'Expected',
      Notes: notes,
      'Booked at': '2026-03-02 08:00',
      'Confirmed at': '2026-03-02 08:00',
      'Cancelled at': '',
      'Reason for cancelling': '',
      Overbooked: '',
    },
  ]);
  await clinic.desk.call('bookings.cancel', { id: booking.id, reason: '-' });
  expect((await exported()).rows[0]).toMatchObject({
    Status: 'Cancelled',
    Visit: '',
    'Cancelled at': '2026-03-02 08:00',
    'Reason for cancelling': "'-",
  });
  await clinic.admin.call('settings.update', { timeZone: 'America/New_York' });
  expect((await exported()).rows[0]).toMatchObject({ Date: '2026-03-02', Time: '03:00' });
});

test('the filters and the order are those of the list', async () => {
  const [one, other] = [await doctorWithSlots(clinic, 3), await doctorWithSlots(clinic, 2)];
  const names = ['Zoe Last', 'Adam First', 'Mia Middle', 'Zoe Other', 'Ben Other'];
  const patients = names.values();
  for (const { id } of [...one.slots, ...other.slots]) {
    const patient = { name: patients.next().value ?? '' };
    await clinic.desk.call('bookings.create', { slotId: id, patient });
  }
  const list = async (input: Input<'bookings.csv'>) =>
    (await exported(input)).rows.map((row) => row['Patient']);
  expect(await list({ doctorId: one.doctor.id, sort: 'patientName' })).toEqual([
    'Adam First',
    'Mia Middle',
    'Zoe Last',
  ]);
  expect(await list({ search: 'zoe', sort: 'patientName', direction: 'desc' })).toEqual([
    'Zoe Other',
    'Zoe Last',
  ]);
  expect(await list({ date: '2026-03-03' })).toEqual([]);
  expect(await list({ status: 'CANCELLED' })).toEqual([]);
  expect((await exported({ date: '2026-03-03' })).filename).toBe('bookings-2026-03-03.csv');
});

test.each([1, 499, 500, 501, 1234])('%d rows, page after page, each once', async (count) => {
  await cancelledBookings(count);
  const { rows } = await exported({ sort: 'bookedAt' });
  const ids = rows.map((row) => Number(row['Booking']));
  expect(new Set(ids).size).toBe(count);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test('what a desk books meanwhile does not wait, and doubles nothing', async () => {
  await cancelledBookings(3000);
  const { slots } = await doctorWithSlots(clinic, 5);
  const [table] = await Promise.all([
    exported(),
    ...slots.map(({ id }) =>
      clinic.desk.call('bookings.create', { slotId: id, patient: { name: 'Late Comer' } }),
    ),
  ]);
  const ids = table.rows.map((row) => row['Booking']);
  expect(new Set(ids).size).toBe(ids.length);
});

test.skipIf(isOnServer() && !isLong)(
  'more rows than a file may have are refused, whole',
  { timeout: 240_000 },
  async () => {
    await cancelledBookings(MOST_ROWS);
    expect((await clinic.desk.call('bookings.csv', {})).count).toBe(MOST_ROWS);
    const { slots } = await doctorWithSlots(clinic, 1);
    await clinic.desk.call('bookings.create', {
      slotId: slots[0]?.id ?? 0,
      patient: { name: 'One Toomany' },
    });
    const { params } = await clinic.desk.refused('TOO_MANY_ROWS', 'bookings.csv', {});
    expect(params).toEqual({ most: MOST_ROWS });
    expect((await exported({ status: 'CONFIRMED' })).count).toBe(1);
  },
);
