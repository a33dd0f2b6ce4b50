/** A clock that jumps, back or far ahead, and is put right again: nothing is lost by it, and nothing is purged. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/shared/calendar.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { generateAhead } from '../../src/main/features/schedules/generate.ts';
import { tidy } from '../../src/main/sweeper.ts';
import { type Clinic, doctorWithSlots, first, openClinic, PASSWORD, uuid } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { session, Worker } from '../support/schedules.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;

let clinic: Clinic;
let right: number;
beforeEach(async () => {
  clinic = await openClinic();
  right = clinic.clock.at;
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

/** Runs with a clock that is wrong by so much, and puts it right again. */
async function wrongBy<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  clinic.clock.at += milliseconds;
  try {
    return await work();
  } finally {
    clinic.clock.at -= milliseconds;
  }
}

async function signIn() {
  const { token } = await clinic.nobody.call('auth.login', { email: 'rita@clinic.test', password: PASSWORD });
  return clinic.as(token);
}

const trail = () =>
  clinic.rows<{ id: number; at: number; procedure: string }>(
    'SELECT id, at, procedure FROM audit_log ORDER BY id',
  );

describe('the trail', () => {
  it('keeps the order in which things were done, whatever the clock said, and its chain', async () => {
    const { slots } = await doctorWithSlots(clinic, 8);
    const told: number[] = [];
    clinic.app.changes.subscribe(({ seq }) => void told.push(seq));
    const jumps = [0, -DAY, YEAR, -YEAR, MINUTE, -MINUTE, 0];
    const done: number[] = [];
    for (const [index, jump] of jumps.entries()) {
      await wrongBy(jump, async () => {
        // Who was signed in by another clock may have to do so again.
        const desk = await signIn();
        const slotId = slots[index]?.id ?? 0;
        const answer = await desk.ask('bookings.create', { slotId, patient: { name: `Patient ${index}` } });
        // A year ahead the slot is past.
        if (answer.ok) done.push(answer.value.id);
      });
    }
    expect(done).toHaveLength(jumps.length - 1);
    const booked = (await trail()).filter(({ procedure }) => procedure === 'bookings.create');
    const moments = booked.map(({ at }) => at - right);
    expect(moments.filter((at, index) => moments[index - 1] !== at)).toEqual([
      0,
      -DAY,
      -YEAR,
      MINUTE,
      -MINUTE,
      0,
    ]);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const checked = await clinic.admin.call('audit.verify', {});
    expect(checked).toMatchObject({ isDone: true, brokenId: null });
  });
});

describe('what a year ahead does not take away', () => {
  it('ends holds, as after their time, and leaves every booking as it is', async () => {
    const { slots } = await doctorWithSlots(clinic, 4);
    const [one, two] = slots.map(({ id }) => id) as [number, number];
    await clinic.desk.call('bookings.create', { slotId: one, patient: { name: 'Pia Patient' } });
    await clinic.desk.call('bookings.hold', { slotId: two });
    const before = await clinic.rows("SELECT * FROM bookings WHERE status = 'CONFIRMED'");
    const admin = await wrongBy(YEAR, async () => {
      const { token } = await clinic.nobody.call('auth.login', {
        email: 'ada@clinic.test',
        password: PASSWORD,
      });
      expect(await clinic.as(token).call('bookings.expirePending', {})).toEqual({ count: 1 });
      await tidy(clinic.app.database, clinic.clock.at);
      return clinic.as(token);
    });
    expect(await clinic.rows("SELECT * FROM bookings WHERE status = 'CONFIRMED'")).toEqual(before);
    await admin.refused('SESSION_EXPIRED', 'auth.me', {});
  });

  it.each([
    ['a year ahead', YEAR],
    ['a year back', -YEAR],
  ])('still gives the first answer to a command that is asked again: %s', async (_name, jump) => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const [before, during] = [uuid(), uuid()];
    const [one, two] = slots.map(({ id }) => id) as [number, number];
    const book = (desk: Clinic['desk'], slotId: number, commandId: string) =>
      desk.ask('bookings.create', { slotId, patient: { name: 'Pia Patient' } }, commandId);
    const answer = await book(clinic.desk, one, before);
    await wrongBy(jump, async () => {
      await clinic.app.database.write((db) =>
        db.updateTable('commands').set({ at: clinic.clock.at }).where('id', '=', during).execute(),
      );
      if (jump < 0) await book(await signIn(), two, during);
      await tidy(clinic.app.database, clinic.clock.at);
    });
    await tidy(clinic.app.database, clinic.clock.at);
    const again = await signIn();
    expect(await book(again, one, before)).toEqual(answer);
    if (jump < 0) expect(await book(again, two, during)).toMatchObject({ ok: true });
    expect(await clinic.rows('SELECT id FROM bookings')).toHaveLength(jump < 0 ? 2 : 1);
  });

  it('leaves no days without slots between then and now', async () => {
    const worker = await Worker.hire(clinic, 'Dora Daily');
    const sessions = [1, 2, 3, 4, 5, 6, 7].map((weekday) => session(weekday, '09:00', '10:00'));
    await worker.apply([worker.week(sessions, { validUntil: null })]);
    await wrongBy(YEAR, () => generateAhead(clinic.app.database, () => clinic.clock.at));
    await generateAhead(clinic.app.database, () => clinic.clock.at);
    // And so it goes on, from day to day.
    clinic.clock.pass(30 * DAY);
    await generateAhead(clinic.app.database, () => clinic.clock.at);
    const starts = await clinic.rows<{ at: number }>('SELECT starts_at AS at FROM appointment_slots');
    const dates = new Set(starts.map(({ at }) => new Date(at).toISOString().slice(0, 10)));
    const wanted = Array.from({ length: 26 * 7 + 30 }, (_, day) => addDays('2026-03-02', day));
    expect(wanted.filter((date) => !dates.has(date))).toEqual([]);
  });

  it('makes one backup of a day afterwards, and not one at each look', async () => {
    const folder = `${clinic.folder}/backups`;
    const daily = async () => {
      clinic.app.backups.makeDaily();
      await clinic.app.backups.idle();
      return backupsIn(folder).length;
    };
    const change = async (name: string) => {
      await (await signIn()).call('waitlist.add', { patient: { name } });
    };
    expect(await daily()).toBe(1);
    await change('Pia Patient');
    expect(await wrongBy(YEAR, daily)).toBe(2);
    clinic.clock.pass(DAY);
    for (const name of ['Otto One', 'Tina Two', 'Theo Three']) {
      await change(name);
      expect(await daily()).toBe(3);
      clinic.clock.pass(15 * MINUTE);
    }
  });
});

describe('a session', () => {
  const me = (desk: Clinic['desk']) => desk.ask('auth.me', {});

  it('that began while the clock was a year ahead does not last that year', async () => {
    const desk = await wrongBy(YEAR, signIn);
    await desk.refused('SESSION_EXPIRED', 'auth.me', {});
  });

  it('outlives a clock that is set back by a day, and forward again', async () => {
    expect(await wrongBy(-DAY, () => me(clinic.desk))).toMatchObject({ ok: true });
    const desk = await wrongBy(DAY, signIn);
    expect(await me(desk)).toMatchObject({ ok: true });
    expect(await me(clinic.desk)).toMatchObject({ ok: true });
  });
});

describe('when the clocks change', () => {
  it.each([
    ['in spring', '2026-03-29T00:59:30Z'],
    ['in autumn', '2026-10-25T00:59:30Z'],
  ])('a hold lasts as long as ever: %s', async (_name, moment) => {
    clinic.clock.at = Date.parse(moment);
    const desk = await signIn();
    const { token } = await clinic.nobody.call('auth.login', {
      email: 'ada@clinic.test',
      password: PASSWORD,
    });
    const { slots } = await doctorWithSlots({ ...clinic, admin: clinic.as(token) }, 1);
    const slotId = first(slots).id;
    const { id } = await desk.call('bookings.hold', { slotId });
    clinic.clock.pass(2 * MINUTE - 1);
    await desk.refused('SLOT_HELD', 'bookings.create', { slotId, patient: { name: 'Late' } });
    clinic.clock.pass(1);
    await desk.refused('HOLD_EXPIRED', 'bookings.confirm', { id, patient: { name: 'Pia Patient' } });
    await desk.call('bookings.create', { slotId, patient: { name: 'Late' } });
  });

  it('and all of that is told', () => {
    keepEvidence({
      row: 8,
      what: 'A clock that jumps, and is put right',
      engine: 'file',
      shown:
        'back a day and a year, ahead a minute and a year, both changes of summer time: order and chain of the trail ' +
        'intact, no booking, answer, slot or backup gone; a hold lasts its two minutes',
    });
  });
});
