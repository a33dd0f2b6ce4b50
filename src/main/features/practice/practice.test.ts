import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const practiceSlots = async () => {
  const { items } = await clinic.admin.call('doctors.list', {});
  const doctor = items.find(({ name }) => name === 'Practice: Dr Maple');
  const { items: slots } = await clinic.desk.call('slots.list', {
    doctorId: doctor?.id ?? 0,
    availableOnly: true,
  });
  return slots.filter(({ startsAt }) => Date.parse(startsAt) > clinic.clock.at);
};
const practicePatient = async (name = 'Practice: Kim') =>
  first((await clinic.desk.call('patients.search', { query: name })).items).id;

/** Every row of what a removal must not touch. */
async function realRows(): Promise<unknown> {
  const all = (query: string) => clinic.rows(`${query} ORDER BY id`);
  return Promise.all([
    all('SELECT * FROM doctors WHERE is_practice = 0'),
    all('SELECT * FROM patients WHERE is_practice = 0'),
    all(`SELECT id, doctor_id, starts_at, blocked, is_extra FROM appointment_slots
      WHERE doctor_id IN (SELECT id FROM doctors WHERE is_practice = 0)`),
    all(`SELECT * FROM bookings WHERE doctor_id IN (SELECT id FROM doctors WHERE is_practice = 0)
      AND patient_id IN (SELECT id FROM patients WHERE is_practice = 0)`),
    all(
      'SELECT * FROM waitlist WHERE patient_id IN (SELECT id FROM patients WHERE is_practice = 0) AND doctor_id IS NULL',
    ),
    all('SELECT * FROM users'),
    all('SELECT * FROM rooms'),
  ]);
}

describe('a practice day', () => {
  it('is made once, says of everything that it is practice, and can be booked on', async () => {
    expect(await clinic.desk.call('practice.get', {})).toEqual({ date: null });
    expect(await clinic.admin.call('practice.make', {})).toEqual({ date: '2026-03-02' });
    await clinic.admin.refused('PRACTICE_THERE', 'practice.make', {});
    await clinic.desk.refused('ADMIN_ONLY', 'practice.remove', {});
    const { items } = await clinic.desk.call('bookings.list', {});
    expect(items.length).toBeGreaterThan(8);
    expect(
      items.every(
        ({ doctorName, patient }) =>
          doctorName.startsWith('Practice: ') && patient?.name.startsWith('Practice: '),
      ),
    ).toBe(true);
    const slotId = first(await practiceSlots()).id;
    const booked = await clinic.desk.call('bookings.create', { slotId, patientId: await practicePatient() });
    expect(booked.status).toBe('CONFIRMED');
    expect(await clinic.broken()).toEqual([]);
  });

  it('is tomorrow when it is late, on the clinic’s clock', async () => {
    clinic.clock.pass(7 * 60 * 60 * 1000);
    expect(await clinic.admin.call('practice.make', {})).toEqual({ date: '2026-03-03' });
  });

  it('never has its patients merged with real ones', async () => {
    await clinic.admin.call('practice.make', {});
    const real = await clinic.desk.call('patients.create', { name: 'Rosa Real' });
    const mergeId = await practicePatient();
    await clinic.admin.refused('PRACTICE_MIX', 'patients.merge', { keepId: real.id, mergeId });
    await clinic.admin.refused('PRACTICE_MIX', 'patients.merge', { keepId: mergeId, mergeId: real.id });
  });

  it('is removed with all that was done on it, and what is real stays as it is: any mix of both', async () => {
    const { slots } = await doctorWithSlots(clinic, 60);
    const moves = fc.array(
      fc.constantFrom(
        'real',
        'real for practice',
        'practice for real',
        'practice',
        'cancel',
        'queue',
        'wait',
        'new',
      ),
      { minLength: 5, maxLength: 14 },
    );
    let turn = 0;
    const free = () => slots[turn++ % slots.length]?.id ?? 0;
    await fc.assert(
      fc.asyncProperty(moves, async (chosen) => {
        await clinic.admin.call('practice.make', {});
        const { desk } = clinic;
        const practised = await practiceSlots();
        const person = await practicePatient();
        let last = 0;
        for (const [index, move] of chosen.entries()) {
          const ask = async (
            slotId: number,
            patient: { patientId: number } | { patient: { name: string } },
          ) => {
            const answer = await desk.ask('bookings.create', { slotId, ...patient });
            if (answer.ok) last = answer.value.id;
          };
          if (move === 'real') await ask(free(), { patient: { name: `Rosa Real ${turn}` } });
          if (move === 'practice for real') await ask(free(), { patientId: person });
          if (move === 'real for practice')
            await ask(practised[index]?.id ?? 0, { patient: { name: 'New Here' } });
          if (move === 'practice') await ask(practised[index]?.id ?? 0, { patientId: person });
          if (move === 'cancel') await desk.ask('bookings.cancel', { id: last });
          if (move === 'queue') await desk.ask('queue.join', { patientId: person });
          if (move === 'wait') await desk.ask('waitlist.add', { patientId: person });
          if (move === 'new') await desk.ask('patients.create', { name: `Nora New ${turn}` });
        }
        const before = await realRows();
        await clinic.admin.call('practice.remove', {});
        expect(await realRows()).toEqual(before);
        expect(await desk.call('practice.get', {})).toEqual({ date: null });
        expect((await desk.call('patients.search', { query: 'Practice: Kim' })).items).toEqual([]);
        expect(await clinic.broken()).toEqual([]);
        await clinic.app.dispatch({ token: desk.token, desk: 'test' }, 'undo.run', {});
      }),
      { numRuns: runsOf(12) },
    );
  });
});
