import type { ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import { type Clinic, doctorWithSlots } from '../support/clinic.ts';

interface WaitingCase {
  /** The row that somebody else has. */
  lock: { table: 'appointment_slots' | 'bookings'; id: number };
  ask: () => Promise<Result<unknown>>;
}

const patient = { name: 'Paula Patient' };

/** For a command that runs beside others: the row that it relies on, and a call that needs it. */
export async function waitingCase(clinic: Clinic, name: ProcedureName): Promise<WaitingCase> {
  const { desk } = clinic;
  const [one, two] = (await doctorWithSlots(clinic, 2)).slots.map(({ id }) => id);
  const slotId = one ?? 0;
  const slot = { table: 'appointment_slots', id: slotId } as const;
  if (name === 'bookings.create') return { lock: slot, ask: () => desk.ask(name, { slotId, patient }) };
  if (name === 'bookings.hold') return { lock: slot, ask: () => desk.ask(name, { slotId }) };
  const isHeld = name === 'bookings.confirm' || name === 'bookings.release';
  const { id } = isHeld
    ? await desk.call('bookings.hold', { slotId })
    : await desk.call('bookings.create', { slotId, patient });
  const lock = { table: 'bookings', id } as const;
  switch (name) {
    case 'bookings.confirm':
      return { lock, ask: () => desk.ask(name, { id, patient }) };
    case 'bookings.release':
    case 'bookings.cancel':
      return { lock, ask: () => desk.ask(name, { id }) };
    case 'bookings.restore':
      await desk.call('bookings.cancel', { id });
      return { lock, ask: () => desk.ask(name, { id }) };
    case 'bookings.move':
      return { lock, ask: () => desk.ask(name, { id, slotId: two ?? 0 }) };
    case 'bookings.mark':
      return { lock, ask: () => desk.ask(name, { id, state: 'ARRIVED' }) };
    default:
      throw new Error(`Say what ${name} waits for`);
  }
}
