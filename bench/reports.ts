import fs from 'node:fs';
import { silentLog } from '../src/main/log.ts';
import { openClinic } from '../src/main/open-clinic.ts';
import { seedDemo } from '../src/main/demo/seed-demo.ts';
import { addDays } from '../src/shared/calendar.ts';
import { deskOf, type Desk, temporaryFolder } from '../tests/support/clinic.ts';
import { median } from './statistics.ts';

const ROUNDS = 100;

/** Reports of a month and of a year at a clinic of ten years, and what the desk feels of them. */
export async function benchReports(): Promise<string[]> {
  const folder = temporaryFolder();
  const clinic = await openClinic({ folder, isDemo: false, note: 'bench', log: silentLog });
  await seedDemo(clinic.app.database, { now: Date.now(), daysBack: 3650, patients: 60_000 });
  const login = { email: 'admin@clinic.example', password: 'demo-clinic-2026' };
  const { token } = await deskOf(clinic.app, null).call('auth.login', login);
  const desk = deskOf(clinic.app, token);
  const cold = await timed(() => reportOf(desk, 365, 0));
  const lines = [`first report of a year, with everything to read: ${cold.toFixed(0)} ms`];
  for (const [name, days] of [
    ['month', 30],
    ['year', 365],
  ] as const) {
    const times: number[] = [];
    // No two ask for the same dates.
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(await timed(() => reportOf(desk, days, round)));
    }
    lines.push(`report of a ${name}: ${spread(times)}`);
  }
  lines.push(await besideReports(desk));
  await clinic.close();
  fs.rmSync(folder, { recursive: true, force: true });
  return lines;
}

/** Quick calls alone, and while the thread makes one report after the other. */
async function besideReports(desk: Desk): Promise<string> {
  const lists = async () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      times.push(await timed(() => desk.call('doctors.list', {})));
    return times;
  };
  const alone = await lists();
  const desks = { isDone: false };
  const reports = (async () => {
    for (let round = 0; !desks.isDone; round += 1) await reportOf(desk, 365, round % 300);
  })();
  const beside = await lists();
  desks.isDone = true;
  await reports;
  const ratio = median(beside) / median(alone);
  return `a quick call beside reports: ${ratio.toFixed(2)} of one alone; ${spread(beside)}`;
}

function reportOf(desk: Desk, days: number, ago: number) {
  const to = addDays(new Date().toISOString().slice(0, 10), -ago);
  return desk.call('stats.report', { from: addDays(to, 1 - days), to });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return `p50 ${median(times).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
