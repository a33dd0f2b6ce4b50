import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_LENGTH } from '../../src/main/session.ts';
import { type ProcedureName, procedureNames } from '../../src/shared/contract/index.ts';
import type { Reason } from '../../src/shared/errors.ts';
import { type Permission, permissionNames } from '../../src/shared/permissions.ts';
import type { Role } from '../../src/shared/roles.ts';
import { type Clinic, type Desk, doctorWithSlots, openClinic, PASSWORD } from '../support/clinic.ts';

/** Written down apart from the contract: whoever changes who may do what changes it here, too. */
const FOR_EVERYBODY: readonly ProcedureName[] = [
  'setup.status',
  'setup.createClinic',
  'setup.restoreBackup',
  'setup.showDemo',
  'setup.serverStatus',
  'setup.testServer',
  'setup.joinServer',
  'setup.leaveServer',
  'setup.restart',
  'auth.login',
];
const FOR_ADMINS: readonly ProcedureName[] = [
  'users.list',
  'users.create',
  'users.update',
  'users.deactivate',
  'users.reactivate',
  'users.resetPassword',
  'doctors.create',
  'doctors.update',
  'doctors.deactivate',
  'doctors.reactivate',
  'doctors.reorder',
  'rooms.create',
  'rooms.update',
  'rooms.reorder',
  'specializations.create',
  'specializations.update',
  'specializations.reorder',
  'specializations.deactivate',
  'specializations.reactivate',
  'slots.create',
  'slots.bulkCreate',
  'slots.block',
  'slots.unblock',
  'slots.remove',
  'schedules.preview',
  'schedules.apply',
  'schedules.changes',
  'schedules.undo',
  'schedules.generate',
  'schedules.readHolidays',
  'visitTypes.create',
  'visitTypes.update',
  'visitTypes.reorder',
  'bookings.expirePending',
  'permissions.get',
  'permissions.set',
  'permissions.setForUser',
  'audit.list',
  'audit.export',
  'audit.verify',
  'stats.procedures',
  'health.alerts',
  'health.get',
  'health.check',
  'support.make',
  'settings.update',
  'settings.previewTimeZone',
  'settings.setLogo',
  'settings.removeLogo',
  'backups.list',
  'backups.make',
  'backups.setSecondFolder',
  'backups.preview',
  'backups.restore',
  'setup.leaveDemo',
  'setup.finish',
  'practice.make',
  'practice.remove',
  'imports.list',
  'imports.get',
  'imports.inspect',
  'imports.start',
  'imports.cancel',
  'exports.make',
  'server.status',
  'server.test',
  'server.use',
  'server.leave',
  'server.restart',
  'house.status',
  'house.moveToServer',
  'house.moveToFile',
];

/** What a doctor's sign-in may do: see their own day, and look after their own account. All else is the desk's. */
const FOR_DOCTORS: readonly ProcedureName[] = [
  'auth.me',
  'auth.logout',
  'auth.changePassword',
  'myDay.get',
  'about.get',
  'settings.get',
  'settings.logo',
  'shortcuts.list',
  'shortcuts.set',
  'shortcuts.reset',
];
/** What a receptionist may do where the clinic lets them, as it does at first, and is refused like this elsewhere. */
const WITH_PERMISSION: Partial<Record<ProcedureName, Permission>> = {
  'bookings.cancel': 'cancel',
  'bookings.csv': 'export',
  'patients.merge': 'merge',
  'patients.unmerge': 'merge',
};
/** The same, but not at first: for admins until a clinic says otherwise. */
const WITH_EXTRA_PERMISSION: Partial<Record<ProcedureName, Permission>> = {
  'stats.overview': 'statistics',
  'stats.report': 'statistics',
  'bookings.overbook': 'overbook',
};

type Who =
  | 'nobody'
  | 'a stranger'
  | 'an old session'
  | 'doctor'
  | 'receptionist'
  | 'narrowed'
  | 'widened'
  | 'admin';

/** What the input `"not an object"` is answered: that, unless the caller may not even ask. */
function wanted(name: ProcedureName, who: Who): Reason {
  if (FOR_EVERYBODY.includes(name)) return 'INPUT_INVALID';
  if (who === 'nobody') return 'NOT_SIGNED_IN';
  if (who === 'a stranger' || who === 'an old session') return 'SESSION_EXPIRED';
  if (who === 'admin') return 'INPUT_INVALID';
  if (FOR_ADMINS.includes(name)) return 'ADMIN_ONLY';
  if (who === 'doctor') return FOR_DOCTORS.includes(name) ? 'INPUT_INVALID' : 'NOT_PERMITTED';
  if (who === 'narrowed' && WITH_PERMISSION[name]) return 'NOT_PERMITTED';
  if (who !== 'widened' && WITH_EXTRA_PERMISSION[name]) return 'ADMIN_ONLY';
  return 'INPUT_INVALID';
}

describe('who may call what', () => {
  let clinic: Clinic;
  let callers: Record<Who, Desk>;
  beforeAll(async () => {
    clinic = await openClinic();
    const old = clinic.desk;
    clinic.clock.pass(SESSION_LENGTH);
    const signIn = async (email: string) =>
      clinic.as((await clinic.nobody.call('auth.login', { email, password: PASSWORD })).token);
    callers = {
      nobody: clinic.nobody,
      'a stranger': clinic.as('A'.repeat(43)),
      'an old session': old,
      doctor: clinic.nobody,
      receptionist: await signIn('rita@clinic.test'),
      narrowed: clinic.nobody,
      widened: clinic.nobody,
      admin: await signIn('ada@clinic.test'),
    };
    const { doctor } = await doctorWithSlots({ ...clinic, admin: callers.admin }, 0);
    const add = async (who: 'doctor' | 'narrowed' | 'widened', role: Role) => {
      const email = `${who}@clinic.test`;
      const doctorId = role === 'doctor' ? doctor.id : null;
      const user = { name: who, email, role, doctorId, password: PASSWORD };
      const { id: userId } = await callers.admin.call('users.create', user);
      callers[who] = await signIn(email);
      return userId;
    };
    await add('doctor', 'doctor');
    const narrowed = await add('narrowed', 'receptionist');
    const widened = await add('widened', 'receptionist');
    for (const permission of permissionNames) {
      await callers.admin.call('permissions.setForUser', { userId: narrowed, permission, isAllowed: false });
      await callers.admin.call('permissions.setForUser', { userId: widened, permission, isAllowed: true });
    }
  });
  afterAll(() => clinic.close());

  const people: Who[] = [
    'nobody',
    'a stranger',
    'an old session',
    'doctor',
    'receptionist',
    'narrowed',
    'widened',
    'admin',
  ];
  it.each(procedureNames.flatMap((name) => people.map((who) => [name, who] as const)))(
    '%s by %s',
    async (name, who) => {
      const answer = await callers[who].ask(name, 'not an object' as never);
      expect(answer).toMatchObject({ ok: false, error: { reason: wanted(name, who) } });
    },
  );

  it('is not decided by anything in the input', async () => {
    const doctor = { name: 'Dr Sly', specialization: 'Slyness', email: 'sly@clinic.test' };
    const sly = { ...doctor, role: 'admin', session: { role: 'admin', userId: 1 }, userId: 1 };
    await callers.receptionist.refused('ADMIN_ONLY', 'doctors.create', sly);
    await callers.nobody.refused('NOT_SIGNED_IN', 'doctors.create', sly);
    await callers.receptionist.refused('ADMIN_ONLY', 'users.update', { id: 2, role: 'admin' });
    expect((await callers.receptionist.call('auth.me', {})).role).toBe('receptionist');
    expect((await callers.admin.call('doctors.list', { includeInactive: true })).items).toHaveLength(1);
  });

  it('changes at once with the role, and with the right to sign in', async () => {
    const create = {
      name: 'Temp Orary',
      email: 'temp@clinic.test',
      role: 'receptionist',
      password: PASSWORD,
    } as const;
    const { id } = await callers.admin.call('users.create', create);
    const { token } = await clinic.nobody.call('auth.login', { email: create.email, password: PASSWORD });
    const temp = clinic.as(token);
    await temp.refused('ADMIN_ONLY', 'users.list', {});
    await callers.admin.call('users.update', { id, role: 'admin' });
    await temp.call('users.list', {});
    await callers.admin.call('users.deactivate', { id });
    await temp.refused('SESSION_EXPIRED', 'users.list', {});
  });
});

describe('a procedure that the contract does not know', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'bookings',
    'bookings.create ',
    'Bookings.create',
    'bookings.create.call',
    'bookings.__proto__',
    'x'.repeat(10_000),
  ])('is not found: %j', async (name) => {
    for (const who of [clinic.nobody, clinic.admin]) {
      const answer = await who.ask(name as ProcedureName, {});
      const message = 'There is no such procedure';
      expect(answer).toEqual({
        ok: false,
        error: { code: 'NOT_FOUND', reason: 'PROCEDURE_NOT_FOUND', message },
      });
    }
  });
});
