/**
 * A day of the city after the other, a hundred times as fast, with two windows that look on: nothing is kept that is
 * not needed, nothing is left when the windows are closed, and the last minute is like the first.
 */
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/shared/calendar.ts';
import { CITY_DAY, CITY_FILE, CITY_ZONE, readCityDay } from '../replay/city-day.ts';
import { Caller } from '../support/caller.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { keepEvidence } from '../support/evidence.ts';
import { PASSWORD } from '../support/constants.ts';
import { isLong } from '../support/runs.ts';
import { CityWork, type Step } from './city-work.ts';
import type { Held } from './desk-process.ts';
import { Latencies } from './latencies.ts';
import { SoakDesk } from './soak-desk.ts';
import { openBrowser, openPage, openStream, signIn, type Window } from './windows.ts';

const MINUTES = Number(process.env['MEDIBOOK_SOAK_MINUTES'] ?? (isLong ? 30 : 0));
/** Of the clinic's clock against the world's. In the short form nobody waits for it at all. */
const SPEED = 100;
const SHORT_STEPS = 160;
/** Two neighbourhoods that the windows look at; the short form has no others. */
const PLACES = ['JARDIM CAMBURI', 'MARIA ORTIZ'];
/** Calls that are open at one time: what comes due while they are is done late, and not all at once. */
const AT_ONCE = 8;
/** Opened and closed at the end, one after the other, so that one thing left of each shows. */
const STREAMS = 30;
/** Timers, sockets and pipes that are there or not by chance. */
const CHANCE = 4;
/** A thread that counts opens the clinic with its first question, and keeps two connections of three files each. */
const OF_A_THREAD = 6;
/** What comes of a clock that is so much faster than those who work by it. */
const TOO_FAST = [
  'bookings.create SLOT_PAST',
  'bookings.release HOLD_EXPIRED',
  'bookings.mark VISIT_NOT_BEGUN',
];
/** Megabytes that the last look may show more than the one after the first minutes. */
const GROWTH = { heap: 16, rss: 96, window: 24 };

const ADA = { email: 'ada@clinic.test', password: PASSWORD };
const RITA = { email: 'rita@clinic.test', password: PASSWORD };

interface Look {
  held: Held;
  windows: number[];
}

let desk: SoakDesk | undefined;
const folders: string[] = [];
afterEach(() => {
  desk?.kill();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

class Soak {
  readonly desk: SoakDesk;
  readonly latencies = new Latencies();
  readonly looks: Look[] = [];
  windows: Window[] = [];

  constructor(started: SoakDesk) {
    this.desk = started;
  }

  async setUp(): Promise<void> {
    const clinic = { clinicName: 'City', timeZone: CITY_ZONE, admin: { name: 'Ada Admin', ...ADA } };
    const made = await this.desk.rpc('setup.createClinic', clinic);
    if (!made.ok) throw new Error(made.error.message);
    const rita = { name: 'Rita Receptionist', role: 'receptionist', ...RITA } as const;
    await this.desk.rpc('users.create', rita, made.value.token);
  }

  /** A program that is signed in as the admin, and whose calls are timed. */
  caller(): Promise<Caller> {
    const { desk: host, latencies } = this;
    return Caller.signIn(
      { rpc: (name, input, token) => latencies.timed(() => host.rpc(name, input, token)) },
      ADA.email,
      ADA.password,
    );
  }

  async look(): Promise<void> {
    const windows: number[] = [];
    for (const window of this.windows) windows.push(await window.heap());
    this.looks.push({ held: await this.desk.held(), windows });
    const { held } = this.looks.at(-1) as Look;
    const all = [held.heap, held.rss, ...windows].map((megabytes) => Math.round(megabytes));
    if (MINUTES > 0)
      console.log(`heap, rss, windows: ${all.join(' ')} MB; ${JSON.stringify([held.files, held.resources])}`);
  }

  /** Each step at its time, or as soon as may be. Ends early when the time is up. */
  async work(steps: readonly Step[], begin: number, until: number): Promise<void> {
    const since = performance.now();
    const open = new Set<Promise<void>>();
    let lastLook = performance.now();
    for (const step of steps) {
      if (performance.now() > until) break;
      if (MINUTES > 0) await wait(Math.max(0, (step.at - begin) / SPEED - (performance.now() - since)));
      const work = step.do().finally(() => open.delete(work));
      open.add(work);
      if (open.size >= AT_ONCE) await Promise.race(open);
      if (MINUTES > 0 && performance.now() - lastLook > 60_000) {
        lastLook = performance.now();
        await this.look();
      }
    }
    await Promise.all(open);
  }
}

/** What it holds when those who looked on are gone, which takes a moment. */
async function quietDesk(host: SoakDesk, atRest: Held): Promise<Held> {
  for (let times = 0; ; times += 1) {
    const held = await host.held();
    const isQuiet = held.followers === 0 && held.files.others <= atRest.files.others + CHANCE;
    if (isQuiet || times > 100) return held;
    await wait(100);
  }
}

const ratio = (values: readonly number[]) => ((values.at(-1) ?? 0) / (values[0] ?? 1)).toFixed(2);

describe.skipIf(!fs.existsSync(CITY_FILE))('a long day at the desk', () => {
  it('leaves nothing behind', { timeout: (MINUTES + 10) * 60_000 }, async () => {
    const folder = temporaryFolder();
    folders.push(folder);
    desk = await SoakDesk.start(folder, CityWork.beginning(0));
    const soak = new Soak(desk);
    await soak.setUp();
    const appointments = readCityDay().filter(
      ({ neighbourhood }) => MINUTES > 0 || PLACES.includes(neighbourhood),
    );
    const work = new CityWork(await soak.caller());
    await work.open(appointments);
    desk.hangUp();
    const atRest = await desk.held();

    const browser = MINUTES > 0 ? await openBrowser() : null;
    const people = [ADA, RITA];
    for (const [index, person] of people.entries()) {
      const place = PLACES[index] ?? '';
      soak.windows.push(
        await (browser
          ? openPage(browser.browser, desk, person, place)
          : openStream(desk, await signIn(desk, person), place)),
      );
    }
    const until = performance.now() + Math.max(MINUTES, 1) * 60_000;
    const days = MINUTES > 0 ? Number.POSITIVE_INFINITY : 1;
    for (let day = 0; day < days && performance.now() < until; day += 1) {
      const begin = CityWork.beginning(day);
      desk.setClock(begin, SPEED);
      const steps = await work.steps(appointments, day);
      desk.setClock(begin, SPEED);
      for (const window of soak.windows) await window.goTo(addDays(CITY_DAY, day));
      await soak.work(MINUTES > 0 ? steps : steps.slice(0, SHORT_STEPS), begin, until);
      await soak.look();
    }
    for (const window of soak.windows) await window.close();
    await browser?.close();
    const token = await signIn(desk, RITA);
    for (let times = 0; times < STREAMS; times += 1) await (await openStream(desk, token, '')).close();

    const p99 = soak.latencies.p99();
    if (MINUTES > 0)
      console.log('p99 by minute', p99.map((value) => value.toFixed(1)).join(' '), work.outcomes);
    desk.hangUp();
    const after = await quietDesk(desk, atRest);
    expect(after.followers).toBe(0);
    expect(after.files.others).toBeLessThanOrEqual(atRest.files.others + CHANCE);
    expect(after.files.clinic).toBeLessThanOrEqual(atRest.files.clinic + OF_A_THREAD);
    expect(after.resources['Timeout'] ?? 0).toBeLessThanOrEqual((atRest.resources['Timeout'] ?? 0) + CHANCE);
    // The first minutes fill caches and compile: measured is from there on.
    const [warm] = soak.looks.length > 4 ? soak.looks.slice(3) : soak.looks;
    const last = soak.looks.at(-1);
    if (!warm || !last) throw new Error('Nobody looked');
    expect(last.held.heap).toBeLessThan(warm.held.heap + GROWTH.heap);
    expect(last.held.rss).toBeLessThan(warm.held.rss + GROWTH.rss);
    for (const [index, heap] of last.windows.entries()) {
      expect(heap).toBeLessThan((warm.windows[index] ?? 0) + GROWTH.window);
    }
    const refused = [...work.outcomes.keys()].filter(
      (outcome) => !/ (done|left)$/.test(outcome) && !TOO_FAST.includes(outcome),
    );
    expect(refused).toEqual([]);
    await desk.end();
    expect(brokenInvariantsOf(`${folder}/clinic.db`)).toEqual([]);
    keepEvidence({
      row: 10,
      what: `A soak: the city day at ${SPEED}×, two ${MINUTES > 0 ? 'windows' : 'streams'}`,
      engine: 'file',
      shown:
        `${MINUTES} minutes, ${soak.latencies.count.toLocaleString('en')} calls: heap ${warm.held.heap.toFixed(0)} → ` +
        `${last.held.heap.toFixed(0)} MB, memory ${warm.held.rss.toFixed(0)} → ${last.held.rss.toFixed(0)} MB, windows ` +
        `${warm.windows.map((heap) => heap.toFixed(0)).join(' and ')} → ${last.windows.map((heap) => heap.toFixed(0)).join(' and ')} MB; ` +
        `0 followers and 0 files left; p99 of the last minute ÷ the first: ${ratio(p99)}`,
    });
  });
});
