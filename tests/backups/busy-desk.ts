/** A desk that books, backs up and goes back, over and over, until it is killed. It tells what it has acknowledged. */
import { openClinic } from '../../src/main/open-clinic.ts';
import { silentLog } from '../../src/main/log.ts';
import { deskOf, PASSWORD } from '../support/clinic.ts';
import { seededRandom } from '../support/random.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const tell = (booked: string) => new Promise<void>((resolve) => process.send?.({ booked }, () => resolve()));

const { app } = await openClinic({ folder, isDemo: false, note: '', log: silentLog });
await signedIn();
process.send?.('ready');

async function signedIn() {
  const email = 'ada@clinic.test';
  const result = await deskOf(app, null).call('auth.login', { email, password: PASSWORD });
  return deskOf(app, result.token);
}

for (let count = 0; ; count += 1) {
  const desk = await signedIn();
  const { items } = await desk.call('slots.list', { availableOnly: true, limit: 5 });
  for (const slot of items) {
    const name = `Patient ${process.pid} ${count} ${slot.id}`;
    const answer = await desk.ask('bookings.create', { slotId: slot.id, patient: { name } });
    if (answer.ok) await tell(name);
  }
  const work = random();
  if (work < 0.5) await desk.call('backups.make', {});
  else {
    const { items: backups } = await desk.call('backups.list', {});
    const one = backups[Math.floor(random() * backups.length)];
    if (one) await desk.call('backups.restore', { source: { place: one.place, name: one.name } });
  }
  if (random() < 0.7) await app.backups.idle();
}
