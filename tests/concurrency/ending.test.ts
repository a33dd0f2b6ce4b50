/** The system goes down while the desk books: what was acknowledged is there, nothing is half, and the end is clean. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { boot } from '../support/boot.ts';
import { startBrowserProcess } from '../support/browser-process.ts';
import { doctorWithSlots, openClinic, PASSWORD } from '../support/clinic.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { post } from '../support/wire.ts';

const SLOTS = 400;
/** So many bookings are acknowledged before the end begins, in the middle of the next ones. */
const ENOUGH = 25;
const rita = { email: 'rita@clinic.test', password: PASSWORD };

let folder: string;
let slotIds: number[];
/** Whatever was started ends with its test, also when that fails. */
let ends: (() => void)[];
beforeEach(async () => {
  ends = [];
  const clinic = await openClinic({ at: Date.now() });
  slotIds = (await doctorWithSlots(clinic, SLOTS)).slots.map(({ id }) => id);
  folder = clinic.folder;
  await clinic.app.close();
});
afterEach(() => {
  for (const end of ends) end();
  fs.rmSync(folder, { recursive: true, force: true });
});

const bookingOf = (slotId: number) => ({ slotId, patient: { name: 'Paula Patient', phone: '+4930123456' } });

/** Every acknowledged booking is there, the file is whole, and all of it is in that one file. */
function expectNothingLost(acknowledged: readonly number[]): void {
  expect(fs.existsSync(path.join(folder, 'clinic.db-wal'))).toBe(false);
  const sql = connect({ file: path.join(folder, 'clinic.db') }, 'writer');
  const ids = sql.prepare(`SELECT id FROM bookings WHERE status = 'CONFIRMED'`).pluck().all() as number[];
  const broken = brokenInvariants(sql);
  const audited = sql
    .prepare(`SELECT count(DISTINCT entity_id) FROM audit_log WHERE procedure = 'bookings.create'`)
    .pluck()
    .get();
  sql.close();
  expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  expect(broken).toEqual([]);
  expect(audited).toBe(ids.length);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ENOUGH);
  // Otherwise it was not in the middle.
  expect(ids.length).toBeLessThan(SLOTS);
}

describe('browser mode', () => {
  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('finishes what runs at %s', async (signal) => {
    const desk = await startBrowserProcess(['--port', '0', '--data', folder]);
    ends.push(() => desk.kill('SIGKILL'));
    const login = await post(desk.url, 'auth.login', rita);
    const { token } = login.value as { token: string };
    const acknowledged: number[] = [];
    const left = slotIds.values();
    const client = async () => {
      for (const slotId of left) {
        const answer = await post(desk.url, 'bookings.create', bookingOf(slotId), { token }).catch(
          () => null,
        );
        if (!answer) return;
        acknowledged.push((answer.value as { id: number }).id);
        if (acknowledged.length === ENOUGH) desk.kill(signal);
      }
    };
    await Promise.all([client(), client(), client(), client()]);
    expect([await desk.exited, desk.output().stderr]).toEqual([0, '']);
    expectNothingLost(acknowledged);
  });
});

describe('the Electron app', () => {
  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'session-end', 'shutdown', 'quit'] as const)(
    'finishes what runs at %s',
    async (ending) => {
      const main = await boot(folder, { STAND_IN_EXITS: '1' });
      ends.push(() => main.kill());
      await main.settled();
      const acknowledged: number[] = [];
      const enough = new Promise<void>((resolve) => {
        main.onTold((id) => {
          acknowledged.push(id as number);
          if (acknowledged.length === ENOUGH) resolve();
        });
      });
      await main.run(
        async ({ BrowserWindow }, { login, bookings }, bridgeOf) => {
          const { call } = bridgeOf(BrowserWindow.all[0]);
          await call('auth.login', login);
          const left = bookings.values();
          const client = async () => {
            for (const booking of left) {
              const answer = await call('bookings.create', booking);
              if (!answer.ok) return;
              process.send?.({ told: (answer.value as { id: number }).id });
              // As with calls from a window, something else may come in between.
              await new Promise((resolve) => setImmediate(resolve));
            }
          };
          for (let clients = 0; clients < 4; clients += 1) client().catch(() => {});
        },
        { login: rita, bookings: slotIds.map(bookingOf) },
      );
      await enough;
      if (ending.startsWith('SIG')) main.kill(ending as NodeJS.Signals);
      else {
        const end = main.run(({ app, BrowserWindow, powerMonitor, preventable }, how) => {
          if (how === 'session-end') BrowserWindow.all[0]?.emit('session-end');
          else if (how === 'shutdown') powerMonitor.emit('shutdown', preventable());
          else app.quit();
        }, ending);
        end.catch(() => {});
      }
      expect(await main.exited).toBe(0);
      expectNothingLost(acknowledged);
      const log = fs.readFileSync(path.join(folder, 'medibook-desk.log'), 'utf8');
      expect(log).toMatch(ending === 'quit' ? /info stopped\n$/ : /info stopped with the system\n$/);
      // Windows close by themselves only when the person quits; where they were is known either way.
      expect(fs.existsSync(path.join(folder, 'window.json'))).toBe(true);
    },
  );
});
