import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const PATIENT = { name: 'Secret Patient', phone: '+49 30 5550000', email: 'secret@mail.test' };

async function book(notes = 'Back pain since Friday') {
  const { doctor, slots } = await doctorWithSlots(clinic, 3);
  const [slot, later] = slots;
  if (!slot || !later) throw new Error('There are slots');
  const input = { slotId: slot.id, patient: PATIENT, notes };
  return { doctor, later, booking: await clinic.desk.call('bookings.create', input) };
}

/** What another program reads in the file. */
async function read(id: number) {
  const { text, filename } = await clinic.desk.call('bookings.ics', { id });
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('There is no event');
  const instant = (name: string) =>
    (event.getFirstPropertyValue(name) as ICAL.Time | null)?.toJSDate().toISOString();
  return {
    text,
    filename,
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').length,
    product: String(calendar.getFirstPropertyValue('prodid')),
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    summary: event.getFirstPropertyValue('summary'),
    location: event.getFirstPropertyValue('location'),
    status: event.getFirstPropertyValue('status'),
    organizer: event.getFirstProperty('organizer')?.getParameter('cn'),
    zone: (event.getFirstPropertyValue('dtstart') as ICAL.Time | null)?.zone?.tzid,
    start: instant('dtstart'),
    end: instant('dtend'),
    stamp: instant('dtstamp'),
  };
}

describe('a booking as a calendar file', () => {
  it('says when, where and with whom, in UTC', async () => {
    const { booking, doctor } = await book();
    const file = await read(booking.id);
    expect(file).toMatchObject({
      filename: 'appointment-2026-03-02-0900.ics',
      method: 'PUBLISH',
      events: 1,
      summary: `Test Clinic – ${doctor.name}`,
      location: 'Test Clinic',
      organizer: 'Test Clinic',
      status: 'CONFIRMED',
      start: booking.startsAt,
      end: '2026-03-02T08:30:00.000Z',
      stamp: '2026-03-02T07:00:00.000Z',
      zone: 'UTC',
    });
    expect(file.product).toContain('MediBook Desk');
    expect(file.text).toMatch(/^DTSTART:20260302T080000Z\r$/m);
  });

  it('says nothing of the patient, and nothing of why they come', async () => {
    const { booking } = await book();
    const { text, filename } = await clinic.desk.call('bookings.ics', { id: booking.id });
    for (const secret of ['Secret', '555', 'secret@', 'Back pain'])
      expect(filename + text).not.toContain(secret);
    expect(text).not.toMatch(/^(DESCRIPTION|ATTENDEE|COMMENT)/m);
  });

  it('stays the same event while it changes: one UID, a growing SEQUENCE, CANCEL in the end', async () => {
    const { booking, later } = await book();
    const { id } = booking;
    const made = await read(id);
    expect(await read(id)).toEqual(made);
    clinic.clock.pass(60_000);
    await clinic.desk.call('bookings.move', { id, slotId: later.id });
    const moved = await read(id);
    await clinic.desk.call('bookings.cancel', { id, reason: 'Feels better' });
    const cancelled = await read(id);
    await clinic.desk.call('bookings.restore', { id });
    const restored = await read(id);
    const all = [made, moved, cancelled, restored];
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
    expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4].map((step) => made.sequence + step - 1));
    expect(all.map(({ method }) => method)).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL', 'PUBLISH']);
    expect(all.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED']);
    expect(moved).toMatchObject({ start: later.startsAt, stamp: '2026-03-02T07:01:00.000Z' });
    expect(cancelled.text).not.toContain('Feels better');
  });

  it('gives two bookings two UIDs', async () => {
    const [one, other] = [await book(), await book()];
    expect((await read(one.booking.id)).uid).not.toBe((await read(other.booking.id)).uid);
  });

  it.each([
    ['40 characters', 'Maximilian-Alexander von Hohenstaufen-Berg'],
    ['commas, semicolons, a backslash', 'Smith, Jones; Partners \\ Co, Ltd'],
    ['a quotation mark and a caret', 'The "Old" Mill ^ Clinic: North'],
    ['a line break', 'Two\nLines'],
    ['emoji on the fold', `${'x'.repeat(48)}👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️`],
    ['a long name of three-byte letters', '山田総合病院'.repeat(16)],
    ['right to left', 'عيادة الميناء'],
  ])('keeps a name with %s, in lines of at most 75 octets', async (_what, clinicName) => {
    const { doctor, booking } = await book();
    const name = clinicName.replace('\n', ' ');
    await clinic.admin.call('doctors.update', { id: doctor.id, name });
    await clinic.admin.call('settings.update', { clinicName });
    const { text, summary, location, organizer } = await read(booking.id);
    expect({ summary, location }).toEqual({ summary: `${clinicName} – ${name}`, location: clinicName });
    // ical.js knows the newline of a parameter's value (RFC 6868) as well as its quotation mark.
    expect(organizer).toBe(clinicName);
    expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it.each([
    ['the clocks go forward', '2026-03-29T01:30:00.000Z', 'appointment-2026-03-29-0330.ics'],
    ['the first of a time that comes twice', '2026-10-25T00:30:00.000Z', 'appointment-2026-10-25-0230.ics'],
    ['the second of a time that comes twice', '2026-10-25T01:30:00.000Z', 'appointment-2026-10-25-0230.ics'],
  ])('names the right instant when %s', async (_what, startsAt, filename) => {
    const { doctor } = await doctorWithSlots(clinic, 0);
    const slot = await clinic.admin.call('slots.create', { doctorId: doctor.id, startsAt });
    const { id } = await clinic.desk.call('bookings.create', { slotId: slot.id, patient: PATIENT });
    const end = new Date(Date.parse(startsAt) + 1_800_000).toISOString();
    expect(await read(id)).toMatchObject({ start: startsAt, end, filename });
  });

  it('stays at its instant when the clinic’s zone changes', async () => {
    const { booking } = await book();
    await clinic.admin.call('settings.update', { timeZone: 'Asia/Kathmandu' });
    expect(await read(booking.id)).toMatchObject({
      start: booking.startsAt,
      filename: 'appointment-2026-03-02-1345.ics',
    });
  });

  it('is refused for a hold, a hold that ended, and a booking that is not there', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const { id } = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    const refused = await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.ics', { id });
    expect(refused.params).toEqual({ status: 'PENDING' });
    await clinic.desk.call('bookings.release', { id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.ics', { id });
    await clinic.desk.refused('BOOKING_NOT_FOUND', 'bookings.ics', { id: id + 1 });
  });
});
