import Papa from 'papaparse';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import { plansOf } from '../../../../tests/support/plans.ts';
import { asOwner, isOnServer } from '../../../../tests/support/server.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { en } from '../../../shared/messages/en.ts';
import { PUSHED_ENTITIES } from '../../context.ts';
import { appendAudit } from '../../database/audit.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const list = async (input: Input<'audit.list'> = {}) =>
  (await clinic.admin.call('audit.list', { limit: 200, ...input })).items;
const deeds = async (input: Input<'audit.list'>) => (await list(input)).map(({ procedure }) => procedure);

/** Ann is booked, moved on a day later and cancelled; Bob is booked. */
async function someHistory() {
  const { slots, doctor } = await doctorWithSlots(clinic, 3);
  const [one, two, three] = slots.map(({ id }) => id);
  const ann = await clinic.desk.call('bookings.create', { slotId: one ?? 0, patient: { name: 'Ann Lee' } });
  clinic.clock.pass(1000);
  const bob = await clinic.admin.call('bookings.create', {
    slotId: two ?? 0,
    patient: { name: 'Bob Stone' },
  });
  clinic.clock.pass(1000);
  await clinic.desk.call('bookings.move', { id: ann.id, slotId: three ?? 0 });
  clinic.clock.pass(24 * 3_600_000);
  await clinic.desk.call('bookings.cancel', { id: ann.id, reason: 'ill' });
  return { ann, bob, doctor };
}

/** What is written to the file behind the program's back, as the guarantee of the chain is about. */
async function tamper(statement: string): Promise<void> {
  const { server } = clinic.place;
  if (server) return asOwner(server, 'ALTER TABLE audit_log DISABLE TRIGGER audit_rows_stay', statement);
  await clinic.app.database.write(async (db) => {
    await sql.raw('DROP TRIGGER IF EXISTS audit_values_are_only_erased').execute(db);
    await sql.raw(statement).execute(db);
  });
}

describe('the history', () => {
  it('tells who did what to whom, and what was there before and after', async () => {
    const { ann, doctor } = await someHistory();
    const [cancelled, moved] = await list({ entity: 'bookings', entityId: ann.id });
    expect(cancelled).toMatchObject({
      userName: 'Rita Receptionist',
      desk: 'test',
      procedure: 'bookings.cancel',
      subject: { name: 'Ann Lee', doctorName: doctor.name },
      isErased: false,
      before: { status: 'CONFIRMED' },
      after: { status: 'CANCELLED', cancelReason: 'ill' },
    });
    expect(moved).toMatchObject({ procedure: 'bookings.move', before: { startsAt: ann.startsAt } });
    expect(Date.parse(cancelled?.at ?? '')).toBe(clinic.clock.at);
  });

  it('is narrowed by user, deed, kind and dates, all at once', async () => {
    const { ann, bob } = await someHistory();
    const { id: rita } = await clinic.desk.call('auth.me', {});
    expect(await deeds({ userId: rita, entity: 'bookings' })).toEqual([
      'bookings.cancel',
      'bookings.move',
      'bookings.create',
    ]);
    expect(await deeds({ procedure: 'bookings.cancel' })).toEqual(['bookings.cancel']);
    expect(await deeds({ from: '2026-03-03' })).toEqual(['bookings.cancel']);
    expect(await deeds({ to: '2026-03-02', entity: 'bookings', entityId: ann.id })).toEqual([
      'bookings.move',
      'bookings.create',
    ]);
    expect(await deeds({ from: '2026-03-03', userId: rita, procedure: 'bookings.move' })).toEqual([]);
    expect((await list({ search: `#${bob.id}` })).map(({ entityId }) => entityId)).toContain(bob.id);
  });

  it('is searched by patient, and finds the bookings of that patient alone', async () => {
    const { ann } = await someHistory();
    const found = await list({ search: 'ann le' });
    expect(found.map(({ procedure, entity }) => `${procedure} ${entity}`)).toEqual([
      'bookings.cancel bookings',
      'bookings.move bookings',
      'bookings.create bookings',
      'bookings.create patients',
    ]);
    expect(await list({ patientId: ann.patient?.id })).toEqual(found);
    expect(await list({ search: 'nobody at all' })).toEqual([]);
    expect(await deeds({ search: 'ann le', procedure: 'bookings.move' })).toEqual(['bookings.move']);
  });

  it('comes page by page with each row once, while more is done', async () => {
    await someHistory();
    const all = await list();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await clinic.admin.call('audit.list', { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await clinic.admin.call('settings.update', { clinicName: `Clinic ${seen.length}` });
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('shows erased values as erased', async () => {
    const { ann } = await someHistory();
    await tamper(`UPDATE audit_log SET before_values = NULL, after_values = NULL WHERE entity = 'bookings'`);
    const [row] = await list({ entity: 'bookings', entityId: ann.id });
    expect(row).toMatchObject({ isErased: true, before: null, after: null, subject: { name: null } });
    expect(await clinic.admin.call('audit.verify', {})).toMatchObject({ brokenId: null, isDone: true });
  });

  it('does not take a row that never had values for an erased one', async () => {
    await clinic.app.database.write((db) =>
      appendAudit(db, {
        at: clinic.clock.at,
        userId: null,
        desk: 'test',
        commandId: null,
        procedure: 'schedules.undo',
        entity: 'waitlist',
        entityId: 1,
        before: undefined,
        after: undefined,
      }),
    );
    expect(await list({ entity: 'waitlist' })).toMatchObject([{ isErased: false, before: null }]);
  });

  it('has words for each kind of row', () => {
    const kinds = [...PUSHED_ENTITIES, 'sessions', 'signIns', 'undo'];
    expect(kinds.filter((kind) => !Object.hasOwn(en, `audit.kind.${kind}`))).toEqual([]);
  });

  it('is for admins', async () => {
    await clinic.desk.refused('ADMIN_ONLY', 'audit.list', {});
    await clinic.desk.refused('ADMIN_ONLY', 'audit.export', {});
    await clinic.desk.refused('ADMIN_ONLY', 'audit.verify', {});
  });

  it('is exported in words, and no cell is a formula', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const patient = { name: '=Ann "Lee"' };
    await clinic.desk.call('bookings.create', { slotId: first(slots).id, patient });
    const { text, count, filename } = await clinic.admin.call('audit.export', { entity: 'bookings' });
    expect(filename).toBe('audit-2026-03-02.csv');
    expect(count).toBe(1);
    const [, row] = Papa.parse<string[]>(text.slice(1).trim()).data;
    expect(row?.slice(1, 6)).toEqual(['2026-03-02 08:00', 'Rita Receptionist', 'test', 'Booked', 'Booking']);
    expect(row?.[7]).toMatch(/^'=Ann "Lee" · Doctor \d+ · 2026-03-02 09:00$/);
    expect(row?.[8]).toContain('Status: – → Confirmed');
    expect(row?.[8]).toContain('Start: – → 2026-03-02 09:00');
  });
});

describe('the check of the history', () => {
  const verified = async () => {
    let answer = await clinic.admin.call('audit.verify', {});
    while (!answer.isDone) answer = await clinic.admin.call('audit.verify', { after: answer.last });
    return answer;
  };

  it('goes through all of it, and on from where it stood', async () => {
    await someHistory();
    const whole = await verified();
    expect(whole).toMatchObject({ brokenId: null, isDone: true });
    expect(whole.last).toBe(whole.total);
    await clinic.admin.call('settings.update', { clinicName: 'Another name' });
    expect(await clinic.admin.call('audit.verify', { after: whole.last })).toMatchObject({
      last: whole.total + 1,
      brokenId: null,
    });
  });

  it('finds the row that was changed', async () => {
    await someHistory();
    await tamper(`UPDATE audit_log SET after_values = '{"name":"Somebody else"}' WHERE id = 4`);
    expect(await verified()).toMatchObject({ brokenId: 4, isDone: true });
  });
});

// A file is pinned to its ways; a server keeps statistics, and chooses by them.
describe.skipIf(isOnServer())('the way to the rows', () => {
  const cases: [string, Input<'audit.list'>, RegExp][] = [
    ['all', {}, /audit USING INDEX audit_by_moment/],
    [
      'dates',
      { from: '2026-03-01', to: '2026-03-02' },
      /audit USING INDEX audit_by_moment \(at>\? AND at<\?\)/,
    ],
    ['a user', { userId: 1 }, /audit USING INDEX audit_by_user \(user_id=\?\)/],
    ['a deed', { procedure: 'bookings.create' }, /audit USING INDEX audit_by_procedure \(procedure=\?\)/],
    [
      'a deed of a user',
      { userId: 1, procedure: 'settings.update' },
      /audit USING INDEX audit_by_user_and_procedure \(user_id=\? AND procedure=\?\)/,
    ],
    ['a rare kind of a user', { userId: 1, entity: 'settings' }, /audit USING INDEX audit_by_kind/],
    ['an everyday kind of a user', { userId: 1, entity: 'bookings' }, /audit USING INDEX audit_by_user \(/],
    ['the number of a booking', { search: '#7' }, /audit USING INDEX audit_by_entity/],
    ['a kind', { entity: 'settings' }, /audit USING INDEX audit_by_kind \(entity=\?\)/],
    [
      'a row',
      { entity: 'bookings', entityId: 1 },
      /audit USING INDEX audit_by_entity \(entity=\? AND entity_id=\?\)/,
    ],
    [
      'a patient',
      { patientId: 1, from: '2026-03-01' },
      /audit USING INDEX audit_by_entity \(entity=\? AND entity_id=\?\)/,
    ],
  ];

  it.each(cases)('%s', async (_what, input, wanted) => {
    const plans = await plansOf(clinic.folder, () => clinic.admin.call('audit.list', input));
    const details = plans.filter((plan) => plan.sql.includes('subject_user')).map(({ detail }) => detail);
    expect(details.join('\n')).toMatch(wanted);
    const scans = details.filter((detail) => /SCAN audit(?! USING INDEX audit_by_moment)/.test(detail));
    expect(scans).toEqual([]);
    if (!input.patientId && !input.entityId && !input.search) {
      expect(details.join('\n')).not.toContain('TEMP B-TREE');
    }
  });
});
