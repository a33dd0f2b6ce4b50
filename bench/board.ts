import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.mjs';
import { addDays, dateAt } from '../src/shared/calendar.ts';
import { Caller } from '../tests/support/caller.ts';
import { type Host, startHost } from '../tests/support/host.ts';
import { moveOne, openDay, plainBoard } from './board-page.ts';
import { median } from './statistics.ts';

const DOCTORS = 30;
const SLOTS = 50;
const MINUTES = 10;
const ROUNDS = 5;
const PERSON = { email: 'bench@clinic.test', password: 'a long bench password' };
const PLACE = { columns: DOCTORS, cards: SLOTS };

/** The day board, fully booked, in a real Chromium: beside a bare page of as many cards. Needs a build. */
export async function benchBoard(): Promise<string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-bench-'));
  const host = await startHost(folder);
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const { date, lastBooked } = await fill(host);
    const context = await browser.newContext({
      baseURL: host.url,
      viewport: { width: 1600, height: 900 },
      locale: 'en-GB',
    });
    const bare = await context.newPage();
    const plain = [];
    for (let round = 0; round < ROUNDS; round += 1) plain.push(await bare.evaluate(plainBoard, PLACE));
    await bare.close();
    const page = await context.newPage();
    await page.request.post('/rpc/auth.login', { data: PERSON });
    const paint = await paints(page, date);
    const move = await moves(page, lastBooked);
    const line = (what: string, own: number[], reference: number[]) => {
      const [ours, theirs] = [median(own), median(reference)];
      return `board of ${DOCTORS} × ${SLOTS}, ${what}: ${ours.toFixed(0)} ms; bare cards ${theirs.toFixed(0)} ms; ratio ${(ours / theirs).toFixed(1)}`;
    };
    return [
      line(
        'first paint of what is in sight',
        paint.map(({ first }) => first),
        plain.map((one) => one.paint),
      ),
      line(
        'until all its cards are there',
        paint.map(({ all }) => all),
        plain.map((one) => one.paint),
      ),
      line(
        'moving one',
        move,
        plain.map((one) => one.move),
      ),
    ];
  } finally {
    await browser.close();
    await host.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Each doctor has a slot more than is booked, so that there is somewhere to move to. */
async function fill(host: Host): Promise<{ date: string; lastBooked: number }> {
  await host.rpc('setup.createClinic', {
    clinicName: 'Bench Clinic',
    timeZone: 'Europe/Berlin',
    admin: { name: 'Ada Admin', ...PERSON },
  });
  const caller = await Caller.signIn(host, PERSON.email, PERSON.password);
  const date = addDays(dateAt(Date.now(), 'Europe/Berlin'), 1);
  let lastBooked = 0;
  for (let index = 0; index < DOCTORS; index += 1) {
    const { id: doctorId } = await caller.call('doctors.create', {
      name: `Dr Bench ${String(index).padStart(2, '0')}`,
      specialization: 'General practice',
      email: `bench${index}@clinic.test`,
    });
    const count = index === 0 ? SLOTS + 1 : SLOTS;
    const last = 8 * 60 + count * MINUTES;
    await caller.call('slots.bulkCreate', {
      doctorId,
      startDate: date,
      endDate: date,
      startTime: '08:00',
      endTime: `${Math.floor(last / 60)}:${String(last % 60).padStart(2, '0')}`,
      durationMinutes: MINUTES,
    });
    const { items } = await caller.call('slots.list', { doctorId, date, limit: 5000 });
    for (const [place, slot] of items.slice(0, SLOTS).entries()) {
      const patient = { name: `Patient ${index} Number ${place}` };
      await caller.call('bookings.create', { slotId: slot.id, patient });
      if (index === 0) lastBooked = slot.id;
    }
  }
  return { date, lastBooked };
}

/** The day's data are at hand, as after looking at another screen. */
async function paints(page: Page, date: string): Promise<{ first: number; all: number }[]> {
  const hash = `#/day?date=${date}`;
  const times: { first: number; all: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.goto('/#/account');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(1000);
    const took = await page.evaluate(openDay, { hash, cards: DOCTORS * SLOTS });
    // The first one asks for the data.
    if (round > 0) times.push(took);
    await page.waitForTimeout(1000);
  }
  return times;
}

/** To the free slot below and back. */
async function moves(page: Page, slotId: number): Promise<number[]> {
  await page.locator(`[data-slot-id="${slotId}"]`).focus();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    const took = await page.evaluate(moveOne, { key: round % 2 === 0 ? 'ArrowDown' : 'ArrowUp' });
    if (round > 0) times.push(took);
    await page.waitForTimeout(1000);
  }
  return times;
}
