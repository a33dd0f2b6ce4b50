/** A desk that books, backs up and goes back, over and over, until it is killed. It tells what it has acknowledged. */
import { openClinic } from '../../src/main/open-clinic.ts';
import { silentLog } from '../../src/main/log.ts';
import { type Desk, deskOf, PASSWORD } from '../support/clinic.ts';
import { seededRandom } from '../support/random.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const tell = (booked: string) => new Promise<void>((resolve) => process.send?.({ booked }, () => resolve()));

const { app } = await openClinic({ folder, isDemo: false, note: '', log: silentLog });

/** A sign-in that a restore comes in between is tried again, as a person does. */
async function signedIn(): Promise<Desk> {
  const email = 'ada@clinic.test';
  for (;;) {
    const answer = await deskOf(app, null).ask('auth.login', { email, password: PASSWORD });
    if (answer.ok) return deskOf(app, answer.value.token);
  }
}

/** A restore that is under way refuses some of it, and one that is done signs everybody out. */
async function book(desk: Desk, turn: number): Promise<void> {
  const slots = await desk.ask('slots.list', { availableOnly: true, limit: 5 });
  for (const slot of slots.ok ? slots.value.items : []) {
    const name = `Patient ${process.pid} ${turn} ${slot.id}`;
    const answer = await desk.ask('bookings.create', { slotId: slot.id, patient: { name } });
    if (answer.ok) await tell(name);
  }
}

async function goBack(desk: Desk): Promise<void> {
  const list = await desk.ask('backups.list', {});
  const items = list.ok ? list.value.items : [];
  const one = items[Math.floor(random() * items.length)];
  if (one) await desk.ask('backups.restore', { source: { place: one.place, name: one.name } });
}

await signedIn();
process.send?.('ready');
for (let turn = 0; ; turn += 1) {
  const desk = await signedIn();
  await book(desk, turn);
  if (random() < 0.5) await desk.ask('backups.make', {});
  else await goBack(desk);
  if (random() < 0.7) await app.backups.idle();
}
