/** How the cost of each call grows with a clinic: `node bench/growth.ts`, or with the sizes to look at (`1× 10× 100×`). */
import os from 'node:os';
import { bigClinic, bytesOf, SIZES } from './big-clinic.ts';
import { openBig } from './big-desk.ts';
import { callsAt } from './growth-calls.ts';
import { HEADING, rowOf, type Times, timesOf } from './times.ts';

type SizeName = keyof typeof SIZES;

const COUNTED = ['appointment_slots', 'bookings', 'patients', 'audit_log'];

const began = performance.now();
console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.versions.node}`);
const wanted = process.argv.slice(2).filter((name): name is SizeName => name in SIZES);
const references = new Map<string, Times>();
const bytes = new Map<SizeName, number>();
for (const name of wanted.length > 0 ? wanted : (Object.keys(SIZES) as SizeName[])) await measure(name);
costOfAYear();
console.log(`\nThis took ${((performance.now() - began) / 1000).toFixed(0)} s`);

async function measure(name: SizeName): Promise<void> {
  const size = SIZES[name];
  const { folder, took } = await bigClinic(size);
  bytes.set(name, bytesOf(folder));
  const made = took > 0 ? `, made in ${took.toFixed(0)} s` : '';
  const opening = performance.now();
  const clinic = await openBig({ folder });
  const opened = performance.now() - opening;
  const [counts] = await clinic.rows<Record<string, number>>(
    `SELECT ${COUNTED.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
  );
  console.log(`\n${name}: ${JSON.stringify(size)} ${JSON.stringify(counts)}`);
  console.log(
    `${(bytesOf(folder) / 2 ** 20).toFixed(0)} MB${made}; opened and signed in in ${opened.toFixed(0)} ms\n`,
  );
  for (const line of HEADING) console.log(line);
  for (const [what, calls] of Object.entries(await callsAt(clinic))) {
    // What is done for the first time compiles queries and reads pages: its own line would say nothing of the size.
    for (const call of calls.splice(0, 5)) await call();
    const times = await timesOf(calls);
    console.log(rowOf(what, times, references.get(what)));
    if (!references.has(what)) references.set(what, times);
  }
  await clinic.close();
}

/** From one year of five doctors to ten. */
function costOfAYear(): void {
  const [one, ten] = [bytes.get('1×'), bytes.get('10×')];
  if (one === undefined || ten === undefined) return;
  const megabytes = (ten - one) / 9 / 2 ** 20;
  console.log(
    `\nOne more year of five doctors: ${megabytes.toFixed(1)} MB (${((ten - one) / 9 / 20_880).toFixed(0)} bytes a slot, with half of them booked)`,
  );
}
