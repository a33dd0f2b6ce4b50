import path from 'node:path';
import type { Slot } from '../../src/shared/contract/slots.ts';
import { dateAt, timeAt } from '../../src/shared/calendar.ts';
import type { Caller } from '../support/caller.ts';
import { SCREENS } from './accessible.ts';
import { violationsOn } from './axe.ts';
import { DESK, expect, type Open, type Page, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const NAME = 'Wilhelmina Theodora Featherstonehaugh-S.';

interface Scene {
  page: Page;
  day: DayPage;
  date: string;
  timeZone: string;
  /** Of one doctor: the first is booked for NAME, the others are free. */
  booked: Slot;
  free: Slot[];
}

async function scene(admin: Caller, open: Open): Promise<Scene> {
  const { date, timeZone, sameDoctor } = await freeDay(admin);
  const [booked, ...free] = sameDoctor;
  const patient = { name: NAME, phone: '+44 20 7946 0018', dateOfBirth: '1958-07-09' };
  await admin.call('bookings.create', { slotId: booked.id, patient, notes: 'Brings the X-rays' });
  const page = await open(DESK, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);
  await expect(day.slot(booked)).toContainText(NAME);
  return { page, day, date, timeZone, booked, free };
}

/** The slot that somebody has on a day. */
async function whereIs(admin: Caller, date: string, name = NAME): Promise<number | undefined> {
  const made = await admin.bookings({ date, status: 'CONFIRMED' });
  return made.find(({ patient }) => patient?.name === name)?.slotId;
}

/** Arrow keys until what is carried is over a slot of its own column. */
async function carryTo({ page, day, booked, timeZone }: Scene, target: Slot): Promise<void> {
  const time = timeAt(Date.parse(target.startsAt), timeZone);
  const key = target.startsAt > booked.startsAt ? 'ArrowDown' : 'ArrowUp';
  for (let step = 0; step < 60; step += 1) {
    if ((await day.ghost.textContent())?.startsWith(time)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Nothing led to ${time}`);
}

test('keys walk the board: one tab stop, by time and by doctor, to the next free slot', async ({
  open,
  admin,
}) => {
  const at = await scene(admin, open);
  const { page, day, booked, timeZone } = at;
  await expect(page.locator('[data-slot-id][tabindex="0"]')).toHaveCount(1);
  await day.focus(booked);
  await expect(page.locator('[data-slot-id][tabindex="0"]')).toHaveCount(1);
  await expect(day.slot(booked)).toHaveAccessibleName(
    `${timeAt(Date.parse(booked.startsAt), timeZone)} ${NAME}, Expected, ${booked.doctorName}`,
  );
  await page.keyboard.press('Home');
  const first = await day.focused.getAttribute('data-slot-id');
  await page.keyboard.press('PageDown');
  const hourLater = await day.focused.getAttribute('data-slot-id');
  expect(hourLater).not.toBe(first);
  await page.keyboard.press('PageUp');
  await expect(day.focused).toHaveAttribute('data-slot-id', first ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(day.focused).not.toHaveAttribute('data-slot-id', first ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(day.focused).toHaveAttribute('data-slot-id', first ?? '');
  await page.keyboard.press('f');
  await expect(day.focused).toHaveAttribute('data-state', 'free');

  // What another desk does leaves the keyboard where it is.
  const here = Number(await day.focused.getAttribute('data-slot-id'));
  await admin.call('bookings.create', { slotId: here, patient: { name: 'Somebody Else' } });
  await expect(day.focused).toContainText('Somebody Else');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('Somebody Else')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(day.focused).toHaveAttribute('data-slot-id', String(here));
});

test('M picks a booking up, arrows carry it, Enter drops it, and it can be taken back', async ({
  open,
  admin,
}) => {
  const at = await scene(admin, open);
  const { page, day, booked, free, date } = at;
  const target = free.at(-1) ?? booked;
  await day.focus(booked);
  await page.keyboard.press('m');
  await expect(day.ghost).toHaveAttribute('data-drop', 'same');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(day.ghost).toBeHidden();
  await day.expectState(booked, 'booked');

  await page.keyboard.press('m');
  await carryTo(at, target);
  await expect(day.ghost).toHaveAttribute('data-drop', 'ok');
  await page.keyboard.press('Enter');
  await expect(day.slot(target)).toContainText(NAME);
  await expect(day.slot(target)).toBeFocused();
  await day.expectState(booked, 'free');
  await expect.poll(() => whereIs(admin, date)).toBe(target.id);
  await expect(new Shell(page).undo.first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(day.slot(booked)).toContainText(NAME);
  await expect.poll(() => whereIs(admin, date)).toBe(booked.id);
});

test('a conflict is red, says why, and is refused', async ({ open, admin }) => {
  const at = await scene(admin, open);
  const { page, day, booked, free, date } = at;
  const target = free[0] ?? booked;
  await day.focus(booked);
  await page.keyboard.press('m');
  await carryTo(at, target);
  await expect(day.ghost).toHaveAttribute('data-drop', 'ok');
  // Another desk takes it a moment before.
  await admin.call('bookings.create', { slotId: target.id, patient: { name: 'Somebody Faster' } });
  await expect(day.ghost).toHaveAttribute('data-drop', 'conflict');
  await expect(page.getByRole('status').filter({ hasText: 'already booked' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(new Shell(page).notices.getByText('It cannot go there: already booked.')).toBeVisible();
  await expect(day.ghost).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await whereIs(admin, date)).toBe(booked.id);
});

test('dragging obeys the same rule', async ({ open, admin }) => {
  const at = await scene(admin, open);
  const { page, day, booked, free, date } = at;
  const [target, taken] = free;
  if (!target || !taken) throw new Error('A day with enough to book');
  await admin.call('bookings.create', { slotId: taken.id, patient: { name: 'Somebody There' } });
  await expect(day.slot(taken)).toContainText('Somebody There');
  const drag = async (to: Slot, drop: 'ok' | 'conflict') => {
    await day.slot(booked).scrollIntoViewIfNeeded();
    const [from, end] = [await day.slot(booked).boundingBox(), await day.slot(to).boundingBox()];
    if (!from || !end) throw new Error('Both are on the screen');
    await page.mouse.move(from.x + 40, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 15, { steps: 3 });
    await page.mouse.move(end.x + 40, end.y + 6, { steps: 6 });
    await expect(day.ghost).toHaveAttribute('data-drop', drop);
    await page.mouse.up();
    await expect(day.ghost).toBeHidden();
  };
  await drag(taken, 'conflict');
  expect(await whereIs(admin, date)).toBe(booked.id);
  await drag(target, 'ok');
  await expect(day.slot(target)).toContainText(NAME);
  await expect.poll(() => whereIs(admin, date)).toBe(target.id);
  await expect(page.getByRole('dialog')).toBeHidden();

  // Held at an edge, what is carried takes the board along; let go with Escape, it is where it was.
  const at0 = await day.slot(target).boundingBox();
  const scroller = page.locator('[aria-busy]').filter({ has: day.board });
  const edge = await scroller.boundingBox();
  if (!at0 || !edge) throw new Error('Both are on the screen');
  await page.mouse.move(at0.x + 40, at0.y + 5);
  await page.mouse.down();
  await page.mouse.move(at0.x + 60, at0.y + 5, { steps: 3 });
  await page.mouse.move(edge.x + edge.width - 10, at0.y + 5, { steps: 3 });
  const left = () => scroller.evaluate(({ scrollLeft }) => scrollLeft);
  await expect.poll(left).toBeGreaterThan(100);
  await page.mouse.move(edge.x + 10, at0.y + 5, { steps: 3 });
  await expect.poll(left).toBe(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(day.ghost).toBeHidden();
  expect(await whereIs(admin, date)).toBe(target.id);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: path.join(SCREENS, 'day-forced.png') });
});

test('Space gives a glance, so does the pointer, and Esc closes it', async ({ open, admin }) => {
  const { page, day, booked, free } = await scene(admin, open);
  await day.focus(booked);
  await page.keyboard.press(' ');
  for (const text of [NAME, '+44 20 7946 0018', '9 Jul 1958', 'Brings the X-rays', 'Expected'])
    await expect(day.peek).toContainText(text);
  expect(await violationsOn(page, { runOnly: ['wcag2a', 'wcag2aa'] })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(day.peek).toBeHidden();
  await day.slot(booked).hover();
  await expect(day.peek).toContainText('+44 20 7946 0018');
  await day.slot(free[0] ?? booked).hover();
  await expect(day.peek).toBeHidden();
});

test('keys note how a visit goes, and take it back; C is for who confirmed', async ({ open, admin }) => {
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  const [booking] = await admin.bookings({ date: today, status: 'CONFIRMED' });
  if (!booking) throw new Error('The demonstration has visits today');
  const page = await open(DESK, { at: dayAt(today) });
  const day = new DayPage(page);
  await day.goto(today);
  const slot = { id: booking.slotId };
  await day.focus(slot);
  const steps = [
    ['c', 'CONFIRMED'],
    ['c', 'EXPECTED'],
    ['a', 'ARRIVED'],
    ['i', 'IN_ROOM'],
    ['i', 'ARRIVED'],
    ['d', 'DONE'],
    ['d', 'ARRIVED'],
    ['l', 'LEFT'],
    ['l', 'ARRIVED'],
    ['a', 'EXPECTED'],
  ] as const;
  for (const [key, look] of steps) {
    await page.keyboard.press(key);
    await day.expectLook(slot, look);
    // As the server has it, too, before the next key.
    const wanted = look === 'CONFIRMED' ? 'EXPECTED' : look;
    const stateNow = async () => (await admin.call('bookings.get', { id: booking.id })).visit.state;
    await expect.poll(stateNow).toBe(wanted);
    await expect(day.slot(slot)).toBeFocused();
  }
});

test('V shows a week of the doctor and goes back; digits show kept views; the size is kept', async ({
  open,
  admin,
}) => {
  const { page, day, booked } = await scene(admin, open);
  await day.focus(booked);
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1, name: /^Week of .*, / })).toContainText(
    booked.doctorName,
  );
  await expect(day.slot(booked)).toContainText(NAME);
  expect(await page.getByRole('rowheader').count()).toBeGreaterThanOrEqual(5);
  await page.keyboard.press('v');
  // The heading of the week names the doctor, too.
  await expect(page.getByRole('heading', { level: 2, name: booked.doctorName })).toBeVisible();

  const all = await page.getByRole('rowheader').count();
  await page.getByRole('button', { name: 'Views' }).click();
  const dialog = page.getByRole('dialog', { name: 'Views of doctors' });
  await dialog.getByLabel('Name').fill('Just one');
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck({ force: true });
  await dialog.getByRole('checkbox', { name: booked.doctorName }).check({ force: true });
  await dialog.getByRole('button', { name: 'Keep this view' }).click();
  await expect(dialog).toBeHidden();
  await day.focus(booked);
  await page.keyboard.press('1');
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(day.slot(booked)).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByRole('rowheader')).toHaveCount(all);

  const height = async () => (await day.slot(booked).boundingBox())?.height ?? 0;
  const normal = await height();
  await page.keyboard.press('+');
  await expect.poll(height).toBeGreaterThan(normal);
  const larger = await height();
  await page.reload();
  await expect.poll(height).toBe(larger);
  await page.getByRole('button', { name: 'Normal size' }).click();
  await expect.poll(height).toBe(normal);
});

test('what is booked opens, also while the bookings of the day are still on their way', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  await admin.call('bookings.create', { slotId: slot.id, patient: { name: NAME } });
  const page = await open(DESK);
  await page.route('**/rpc/bookings.list', async (route) => {
    const { doctorId } = route.request().postDataJSON() as { doctorId?: number };
    // Those of all doctors never come.
    if (doctorId !== undefined) await route.continue();
  });
  const day = new DayPage(page);
  await day.goto(date);
  await day.expectState(slot, 'booked');
  await day.slot(slot).click();
  await expect(page.getByRole('dialog', { name: 'Booking' }).getByText(NAME)).toBeVisible();
});
