import fs from 'node:fs';
import path from 'node:path';
import { addDays, dateAt, weekdayOf } from '../../src/shared/calendar.ts';
import type { Slot } from '../../src/shared/contract/slots.ts';
import type { Caller } from '../support/caller.ts';
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { PaperPage } from './pages/paper.ts';

const PRINTS = path.resolve(import.meta.dirname, '../../artifacts/prints');
const LONG_NAME = 'Maximiliana-Alexandrina von Hohenstaufen';
fs.mkdirSync(PRINTS, { recursive: true });
const kept = (name: string) => path.join(PRINTS, `${name}.pdf`);

/** A doctor with slots of ten minutes all through a Sunday, on which the demonstration has nothing else. */
async function longDay(admin: Caller, count: number) {
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  const date = addDays(today, 14 - weekdayOf(today));
  const doctor = await admin.call('doctors.create', {
    name: 'Dr Bartholomew Featherstonehaugh-Cholmonde',
    specialization: 'Internal medicine',
    email: 'bart@clinic.example',
  });
  await admin.call('slots.bulkCreate', {
    doctorId: doctor.id,
    startDate: date,
    endDate: date,
    startTime: '08:00',
    endTime: '18:00',
    durationMinutes: 10,
  });
  const { items } = await admin.call('slots.list', { date, doctorId: doctor.id, limit: 500 });
  return { date, doctor, slots: items.slice(0, count), all: items };
}

async function bookAll(admin: Caller, slots: readonly Slot[]): Promise<void> {
  for (const [index, { id }] of slots.entries()) {
    const number = String(index + 1).padStart(2, '0');
    const patient = {
      name: index === 0 ? LONG_NAME : `Patient ${number}`,
      phone: `+49 30 555 00${number}`,
      dateOfBirth: '1950-04-23',
    };
    await admin.call('bookings.create', {
      slotId: id,
      patient,
      ...(index === 1 && { notes: 'Brings X-rays' }),
    });
  }
}

test('sixty visits take several pages, each with its head and its number', async ({ open, admin }) => {
  const { date, doctor, slots } = await longDay(admin, 60);
  await bookAll(admin, slots);
  const page = await open(DESK);
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${date}&doctor=${doctor.id}`);
  await expect(page.getByText('1 doctor, 60 visits')).toBeVisible();
  await expect(page).toHaveTitle(`Day sheet ${date}`);

  const pages = await paper.pdf(kept('day-sixty'));
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, { text, width, height }] of pages.entries()) {
    expect({ width, height }).toEqual({ width: 210, height: 297 });
    for (const head of [doctor.name, 'Internal medicine', 'Time', 'Patient', 'Printed'])
      expect(text).toContain(head);
    expect(text).toContain(`${index + 1} / ${pages.length}`);
  }
  const all = pages.map(({ text }) => text).join('\n');
  for (let number = 2; number <= 60; number += 1) {
    expect(all.split(`Patient ${String(number).padStart(2, '0')}`)).toHaveLength(2);
  }
  expect(all).toContain(LONG_NAME);
  expect(all).toContain('Brings X-rays');
  // The buttons stay on the screen.
  expect(all).not.toContain('Close');
  expect(all).not.toContain('Receipt');
});

test('each doctor begins a page, and a day in which everything is booked shows no free time', async ({
  open,
  admin,
}) => {
  const { date, doctor, all } = await longDay(admin, 0);
  const other = await admin.call('doctors.create', {
    name: 'Dr Adam Second',
    specialization: 'Surgery',
    email: 'adam@clinic.example',
  });
  await admin.call('slots.create', { doctorId: other.id, startsAt: all[0]?.startsAt ?? '' });
  await bookAll(admin, all);
  const page = await open(DESK);
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${date}`);
  await expect(paper.sheets).toHaveCount(2);
  const pages = await paper.pdf();
  // By name: Adam's one slot is a page of its own.
  expect(pages[0]?.text).toContain('Dr Adam Second');
  expect(pages[0]?.text).toContain('Free');
  expect(pages[0]?.text).not.toContain(doctor.name);
  for (const { text } of pages.slice(1)) {
    expect(text).toContain(doctor.name);
    expect(text).not.toContain('Free');
  }
  expect(pages.at(-1)?.text).toContain(`${pages.length} / ${pages.length}`);
});

test('a day on which nobody works is one page that says so', async ({ open, admin }) => {
  const { date } = await longDay(admin, 0);
  const page = await open(DESK);
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${addDays(date, -7)}&doctor=999999`);
  await expect(page.getByText('No slots on this day.')).toBeVisible();
  const pages = await paper.pdf();
  expect(pages).toHaveLength(1);
  expect(pages[0]?.text).toContain('No slots on this day.');
});

test('a blank sheet has the times and room to write, and names no patient', async ({ open, admin }) => {
  const { date, doctor, slots, all } = await longDay(admin, 3);
  await bookAll(admin, slots);
  await admin.call('slots.block', { id: all[5]?.id ?? 0 });
  const page = await open(DESK);
  const paper = new PaperPage(page);
  await paper.goto(`blank?date=${date}&doctor=[${doctor.id}]`);
  await expect(paper.lines).toHaveCount(all.length);
  const pages = await paper.pdf(kept('blank'));
  const text = pages.map((printed) => printed.text).join('\n');
  for (const time of ['08:00', '08:10', '12:30', '17:50']) expect(text).toContain(time);
  expect(text).toContain('Blocked');
  for (const secret of ['Hohenstaufen', 'Patient 02', '555']) expect(text).not.toContain(secret);
});

test('the paper is chosen once for each desk, and a slip is not a sheet', async ({ open, admin }) => {
  const { sameDoctor } = await freeDay(admin);
  const { id } = await admin.call('bookings.create', {
    slotId: sameDoctor[0].id,
    patient: { name: LONG_NAME },
    notes: 'Not for the slip',
  });
  const page = await open(DESK);
  const paper = new PaperPage(page);
  const date = dateAt(Date.parse(sameDoctor[0].startsAt), 'UTC');
  await paper.goto(`day?date=${date}`);
  await paper.choosePaper('Letter');
  expect((await paper.pdf())[0]).toMatchObject({ width: 216, height: 279 });
  await paper.choosePaper('Receipt, 80 mm');
  expect((await paper.pdf(kept('day-receipt')))[0]).toMatchObject({ width: 80, height: 297 });

  await paper.goto(`slip?booking=${id}`);
  const slip = await paper.pdf(kept('slip-a6'));
  expect(slip).toHaveLength(1);
  expect(slip[0]).toMatchObject({ width: 105, height: 148 });
  for (const words of [LONG_NAME, sameDoctor[0].doctorName, `Booking ${id}`])
    expect(slip[0]?.text).toContain(words);
  expect(slip[0]?.text).not.toContain('Not for the slip');
  for (const [name, width, height] of [
    ['Receipt, 80 mm', 80, 150],
    ['Letter', 216, 279],
    ['A4', 210, 297],
  ] as const) {
    await paper.choosePaper(name);
    const pages = await paper.pdf(kept(`slip-${width}`));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ width, height });
  }
  await page.reload();
  await expect(paper.sheets).toBeVisible();
  expect((await paper.pdf())[0]).toMatchObject({ width: 210, height: 297 });
  await paper.goto(`day?date=${date}`);
  expect((await paper.pdf())[0]).toMatchObject({ width: 80, height: 297 });

  await admin.call('bookings.cancel', { id });
  await paper.goto(`slip?booking=${id}`);
  await expect(paper.sheets.getByText('Cancelled')).toBeVisible();
});

test('a hold is no appointment, and its slip cannot be printed', async ({ open, admin }) => {
  const { sameDoctor } = await freeDay(admin);
  const { id } = await admin.call('bookings.hold', { slotId: sameDoctor[0].id });
  const page = await open(DESK, { at: `/#/print/slip?booking=${id}` });
  await expect(page.getByText('There is nothing to print')).toBeVisible();
  await expect(new PaperPage(page).print).toBeDisabled();
});

test('a ticket is a number, large, and no name', async ({ open, admin }) => {
  const entry = await admin.call('queue.join', { patient: { name: LONG_NAME } });
  const page = await open(DESK);
  const paper = new PaperPage(page);
  await paper.goto(`ticket?queue=${entry.id}`);
  const pages = await paper.pdf(kept('ticket'));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toMatchObject({ width: 80, height: 100 });
  expect(pages[0]?.text).toMatch(new RegExp(`Your number\\s*${entry.number}`));
  expect(pages[0]?.text).not.toContain('Hohenstaufen');
});
