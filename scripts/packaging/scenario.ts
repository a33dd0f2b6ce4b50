/**
 * What a program must be able to do once it is packaged: make a clinic, book, close, and have it all when it is opened
 * again. It asks a window's own bridge, and so runs in a real window as well as over the stand-in for Electron.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Booking } from '../../src/shared/contract/bookings.ts';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';

/** A window of the program, as far as its page can ask. */
export interface Desk {
  call(name: string, input: object): Promise<Result<unknown>>;
  /** The status of one of the program's own pages or scripts. */
  load(pathname: string): Promise<number>;
  close(): Promise<void>;
}

const ADMIN = { name: 'Ada Admin', email: 'ada@clinic.example', password: 'violet-harbour-lamp-41' };
const CLINIC = { clinicName: 'Rehearsal Clinic', timeZone: 'Europe/Berlin', admin: ADMIN };
const PATIENT = { name: 'Paula Patient', phone: '+49 30 901820' };
const FAR_AHEAD_DAYS = 7;
const STEP_MS = 50;
const MOST_STEPS = 1200;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param open starts the program on the same data each time
 * @throws Error with what was refused, or is not there any more
 */
export async function rehearseDesk(open: () => Promise<Desk>): Promise<void> {
  const first = await open();
  const page = await first.load('/');
  if (page !== 200) throw new Error(`The page of the program is answered with ${page}`);
  await ask(first, 'setup.createClinic', CLINIC);
  const booking = await book(first);
  await useThreads(first);
  await first.close();

  const second = await open();
  await ask(second, 'auth.login', { email: ADMIN.email, password: ADMIN.password });
  const again = await ask(second, 'bookings.get', { id: booking.id });
  const isSame = again.status === 'CONFIRMED' && again.startsAt === booking.startsAt;
  if (!isSame) throw new Error('The booking is not there after the program was closed and opened');
  await second.close();
}

async function book(desk: Desk): Promise<Booking> {
  const doctor = await ask(desk, 'doctors.create', {
    name: 'Dora Doctor',
    specialization: 'Surgery',
    email: 'dora@clinic.example',
  });
  const startsAt = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + FAR_AHEAD_DAYS * DAY_MS);
  const slot = await ask(desk, 'slots.create', {
    doctorId: doctor.id,
    startsAt: startsAt.toISOString(),
  });
  return ask(desk, 'bookings.create', { slotId: slot.id, patient: PATIENT });
}

/** Each thread has a file of its own in the package, and answers only if that is found and runs. */
async function useThreads(desk: Desk): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await ask(desk, 'stats.overview', { from: day, to: day });
  await ask(desk, 'exports.make', { what: 'clinic' });
  await ask(desk, 'health.check', {});
  await ask(desk, 'backups.make', {});
  for (let tries = 0; (await ask(desk, 'backups.list', {})).items.length === 0; tries += 1) {
    if (tries > MOST_STEPS) throw new Error('The backup that was asked for does not come');
    await wait(STEP_MS);
  }
}

async function ask<N extends ProcedureName>(desk: Desk, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await desk.call(name, input);
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value as Output<N>;
}
