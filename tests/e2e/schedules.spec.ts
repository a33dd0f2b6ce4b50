import type { ScheduleEdit, Session } from '../../src/shared/contract/schedules.ts';
import type { Doctor } from '../../src/shared/contract/doctors.ts';
import { addDays, dateAt, weekdayOf } from '../../src/shared/calendar.ts';
import type { Caller } from '../support/caller.ts';
import { ADMIN, expect, type Page, test } from './fixtures.ts';
import { DayPage } from './pages/day.ts';
import { SchedulesPage } from './pages/schedules.ts';
import { Shell, typeDate } from './pages/shell.ts';

const MORNING: Session = { startTime: '09:00', endTime: '12:00', slotMinutes: 30, roomId: null };

/** The Monday after next, at the clinic. */
async function monday(admin: Caller): Promise<string> {
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  return addDays(today, 15 - weekdayOf(today));
}

function newDoctor(admin: Caller, name: string): Promise<Doctor> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@clinic.example`;
  return admin.call('doctors.create', { name, specialization: 'Sleep medicine', email });
}

async function carryOut(admin: Caller, edits: ScheduleEdit[]): Promise<void> {
  const { token } = await admin.call('schedules.preview', { edits });
  await admin.call('schedules.apply', { edits, token, resolutions: [] });
}

/** A doctor who works in the mornings of two weeks, Monday to Friday. */
async function workingDoctor(admin: Caller, name: string, from: string): Promise<Doctor> {
  const doctor = await newDoctor(admin, name);
  const sessions = [1, 2, 3, 4, 5].map((weekday) => ({ ...MORNING, weekday }));
  const validUntil = addDays(from, 11);
  await carryOut(admin, [
    { kind: 'SET_WEEK', doctorId: doctor.id, validFrom: from, validUntil, everyWeeks: 1, sessions },
  ]);
  return doctor;
}

async function slotsOn(admin: Caller, doctorId: number, date: string): Promise<string[]> {
  const { timeZone } = await admin.call('settings.get', {});
  const { items } = await admin.call('slots.list', { doctorId, date, limit: 500 });
  return items.map(({ startsAt }) =>
    new Date(startsAt).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  );
}

test('a week is painted and typed by keyboard alone, previewed and applied, and taken back', async ({
  open,
  admin,
}) => {
  const doctor = await newDoctor(admin, 'Ines Duarte');
  const date = await monday(admin);
  const page = await open(ADMIN);
  await expect(new DayPage(page).slots.first()).toBeVisible();
  const screen = new SchedulesPage(page);
  const { keyboard } = page;
  await keyboard.press('Shift+c');
  await expect(new Shell(page).heading('Schedules')).toBeVisible();
  await screen.tabTo(page.getByRole('searchbox', { name: 'Find a doctor' }));
  await keyboard.type('duarte');
  await expect(page.getByRole('link', { name: /Ines Duarte/ })).toContainText('No schedule yet');
  await screen.tabTo(page.getByRole('link', { name: /Ines Duarte/ }));
  await keyboard.press('Enter');

  await screen.tabTo(screen.cursor);
  await expect(screen.cursor).toHaveAccessibleName('Monday, 08:00: no session');
  await keyboard.press('Space');
  await keyboard.press('PageDown');
  await keyboard.press('PageDown');
  await keyboard.press('ArrowUp');
  await expect(screen.cursor).toHaveAccessibleName('Monday: painting from 08:00 to 10:00');
  await keyboard.press('Space');
  await expect(screen.words).toHaveValue('mo 8-10 every 30');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Control+ArrowRight');
  await expect(screen.words).toHaveValue('tu 8-10:15 every 30');
  await keyboard.press('Delete');
  await expect(screen.sessions).toHaveCount(0);
  await keyboard.press('Control+z');
  await expect(screen.words).toHaveValue('tu 8-10:15 every 30');

  await screen.tabTo(screen.words);
  await keyboard.press('Control+a');
  await keyboard.type('mo,we 8-12, 13:30-15 every 20; sa 9-x');
  await expect(screen.words).toHaveAccessibleDescription(/Line 1, at “x”: a time was expected/);
  await expect(page.getByRole('button', { name: 'See what it does' })).toBeDisabled();
  await keyboard.press('Backspace');
  await keyboard.type('11');
  await expect(screen.sessions).toHaveCount(5);
  await screen.press('See what it does');
  await expect(screen.change).toContainText(/\d+ slots are made/);
  await screen.apply();
  await expect(screen.change).toBeHidden();
  expect(await slotsOn(admin, doctor.id, date)).toHaveLength(12 + 4);
  expect((await slotsOn(admin, doctor.id, addDays(date, 5)))[0]).toBe('09:00');

  const day = new DayPage(page);
  await page.goto(`/#/day?date=${date}&doctor=${doctor.id}`);
  await expect(day.slots).toHaveCount(16);
  await page.goto('/#/schedules?view=changes');
  await expect(screen.changes.first()).toContainText('Weekly hours of Ines Duarte');
  await screen.press('Undo: Weekly hours of Ines Duarte');
  await expect(screen.changes.first()).toContainText('Taken back');
  expect(await slotsOn(admin, doctor.id, date)).toEqual([]);
});

test('leave displaces bookings, and each is decided on, also when the schedule moves meanwhile', async ({
  open,
  admin,
}) => {
  const date = await monday(admin);
  const doctor = await workingDoctor(admin, 'Ines Duarte', date);
  const { items: slots } = await admin.call('slots.list', { doctorId: doctor.id, date, limit: 500 });
  const book = (index: number, name: string) =>
    admin.call('bookings.create', {
      slotId: slots[index]?.id ?? 0,
      patient: { name, phone: '+33 6 12 34 56 78' },
    });
  const moved = await book(0, 'Ada Quill');
  const called = await book(1, 'Bea Quill');

  const page = await open(ADMIN);
  const screen = new SchedulesPage(page);
  await screen.goto(doctor.id, 'dates');
  await screen.press('Add leave');
  const form = page.getByRole('dialog', { name: 'Leave or another day' });
  await typeDate(form, 'First day', date);
  await typeDate(form, 'Last day', date);
  await form.getByLabel('Name').press('Enter');

  await expect(screen.displaced).toHaveCount(2);
  await expect(screen.displaced.first()).toContainText(/Ada Quill.*\+33/s);
  await expect(screen.state).toHaveText('2 bookings are undecided.');
  await expect(screen.change.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await screen.decide(screen.displaced.nth(0), /^Move to/);
  await screen.decide(screen.displaced.nth(1), /list to call/);
  // Going back to look at something loses nothing.
  await screen.press('Back', screen.change);
  await form.getByLabel('Name').press('Enter');
  await expect(screen.state).toHaveText('Ready to apply.');

  const kept = await book(2, 'Cleo Quill');
  await screen.apply();
  await expect(screen.change.getByText(/Something changed meanwhile/)).toBeVisible();
  await expect(screen.state).toHaveText('1 booking is undecided.');
  await screen.decide(screen.displaced.nth(2), /^Keep/);
  await screen.apply();
  await expect(screen.change).toBeHidden();
  await expect(form).toBeHidden();
  await expect(screen.exceptions).toHaveCount(1);

  const after = async (id: number) => admin.call('bookings.get', { id });
  expect((await after(moved.id)).startsAt > moved.startsAt).toBe(true);
  expect(await after(called.id)).toMatchObject({ status: 'CANCELLED' });
  expect(await after(kept.id)).toMatchObject({ status: 'CONFIRMED', startsAt: kept.startsAt });
  const waiting = async () =>
    (await admin.call('waitlist.list', {})).items.map(({ patient }) => patient?.name);
  expect(await waiting()).toContain('Bea Quill');

  await new Shell(page).undo.press('Enter');
  await expect(screen.exceptions).toHaveCount(0);
  expect(await after(moved.id)).toMatchObject({ status: 'CONFIRMED', startsAt: moved.startsAt });
  expect(await after(called.id)).toMatchObject({ status: 'CONFIRMED' });
  expect(await waiting()).not.toContain('Bea Quill');
});

const calendarFile = (date: string) => {
  const day = (shift: number) => addDays(date, shift).replaceAll('-', '');
  const event = (name: string, from: number, until: number) =>
    [
      'BEGIN:VEVENT',
      `UID:${name}@test`,
      `DTSTART;VALUE=DATE:${day(from)}`,
      `DTEND;VALUE=DATE:${day(until)}`,
    ].concat(`SUMMARY:${name}`, 'END:VEVENT');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...event('Harvest Day', 0, 1),
    ...event('Lantern Days', 2, 4),
    'END:VCALENDAR',
  ];
  return lines.join('\r\n');
};

test('holidays come from a calendar file, as many as are chosen', async ({ open, admin }) => {
  const date = await monday(admin);
  const doctor = await workingDoctor(admin, 'Ines Duarte', date);
  const page = await open(ADMIN);
  const screen = new SchedulesPage(page);
  await page.goto('/#/schedules?view=holidays');
  const read = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await screen.press('Import a calendar file (.ics)');
    await (await chooser).setFiles({
      name: 'holidays.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(text),
    });
  };
  await read('no calendar at all');
  await expect(page.getByRole('alert')).toContainText('not a calendar file');
  await read(calendarFile(date));
  const list = page.getByRole('dialog', { name: 'Holidays in this file' });
  await expect(list.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await screen.tabTo(list.getByRole('checkbox').nth(1));
  await page.keyboard.press('Space');
  await screen.press('See what it does', list);
  // Whoever of the demonstration is booked on that day stays.
  await expect(screen.state).toBeVisible();
  if (await screen.displaced.first().isVisible()) await screen.press('All: keep', screen.change);
  await screen.apply();
  await expect(list).toBeHidden();
  await expect(screen.exceptions).toHaveCount(1);
  await expect(screen.exceptions).toContainText('Harvest Day');
  expect(await slotsOn(admin, doctor.id, date)).toEqual([]);
  expect(await slotsOn(admin, doctor.id, addDays(date, 2))).toHaveLength(6);
});

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

test('the pointer paints, moves and resizes; a draft outlives the screen; a week goes to another doctor', async ({
  open,
  admin,
}) => {
  const date = await monday(admin);
  const doctor = await workingDoctor(admin, 'Ines Duarte', date);
  const other = await newDoctor(admin, 'Otto Brandt');
  const page = await open(ADMIN, { viewport: { width: 1280, height: 1000 } });
  const screen = new SchedulesPage(page);
  await screen.goto(doctor.id);
  await expect(screen.sessions).toHaveCount(5);
  const box = (await screen.sessions.first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const hour = box.height / 3;
  const column = box.width + 4;
  const middle = box.x + box.width / 2;
  await drag(page, [middle, box.y + hour * 4.1], [middle, box.y + hour * 5.9]);
  await expect(screen.words).toHaveValue('mo 9-12, 13-15 every 30\ntu-fr 9-12 every 30');
  await drag(page, [middle, box.y + hour * 6 - 2], [middle, box.y + hour * 7 - 2]);
  await expect(screen.words).toHaveValue('mo 9-12, 13-16 every 30\ntu-fr 9-12 every 30');
  await drag(page, [middle, box.y + hour * 5], [middle + column * 5, box.y + hour * 3]);
  await expect(screen.words).toHaveValue('mo-fr 9-12 every 30\nsa 11-14 every 30');

  await new Shell(page).goTo('Doctors');
  await page.goBack();
  await expect(screen.words).toHaveValue('mo-fr 9-12 every 30\nsa 11-14 every 30');
  await expect(page.getByRole('link', { name: /Ines Duarte/ })).toContainText('Not applied yet');
  await page.getByRole('button', { name: 'Copy to other doctors' }).click();
  const copy = page.getByRole('dialog', { name: /^Copy this week/ });
  await copy.getByRole('checkbox', { name: /Otto Brandt/ }).press('Space');
  await copy.getByRole('button', { name: 'See what it does' }).click();
  await screen.apply();
  await expect(copy).toBeHidden();
  expect(await slotsOn(admin, other.id, addDays(date, 5))).toHaveLength(6);
  expect(await slotsOn(admin, doctor.id, addDays(date, 5))).toEqual([]);
});
