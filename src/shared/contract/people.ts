/** People of the desk: the clinic's first admin, signing in, and users. */
import { z } from 'zod';
import { permissionNames } from '../permissions.ts';
import { command, query } from '../procedure.ts';
import { LANGUAGES } from '../languages.ts';
import { ROLES } from '../roles.ts';
import { RESTORE_PROBLEMS } from './backups.ts';
import { email, id, instant, listOf, newPassword, nothing, personName, text, timeZone } from './common.ts';

const role = z.enum(ROLES);

export const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  /** Whose day somebody with the role of a doctor sees; null for all others. */
  doctorId: id.nullable(),
  isActive: z.boolean(),
  createdAt: instant,
});
export type User = z.output<typeof user>;

/** The signed-in person, with what they have been allowed. */
export const me = user.extend({ permissions: z.array(z.enum(permissionNames)) });
export type Me = z.output<typeof me>;

/** The token is for programs; the browser page gets it as an HttpOnly cookie, a window keeps it in main. */
const signedIn = z.object({ token: z.string(), user: me });

export const setup = {
  'setup.status': query({
    access: 'public',
    summary: 'Whether the clinic is set up, and whether this is demonstration data.',
    input: nothing,
    output: z.object({
      isSetUp: z.boolean(),
      isDemo: z.boolean(),
      clinicName: z.string().nullable(),
      timeZone: z.string().nullable(),
      /** The language of the interface, before anybody is signed in too. */
      language: z.enum(LANGUAGES).nullable(),
      appVersion: z.string(),
      /** Whether other desks may share it: a demonstration there does not give way to another clinic. */
      isOnServer: z.boolean(),
      /** Whether a backup is being put in place; what went wrong with the last one. */
      isRestoring: z.boolean(),
      restoreProblem: z.enum(RESTORE_PROBLEMS).nullable(),
    }),
  }),
  'setup.createClinic': command({
    access: 'public',
    summary: 'First run only: the clinic, its time zone and the first admin, who is signed in at once.',
    input: z.object({
      clinicName: text(2, 100),
      timeZone,
      language: z.enum(LANGUAGES).optional(),
      /** Whether somebody is led on from here, until `setup.finish`. */
      isGuided: z.boolean().optional(),
      admin: z.object({ name: personName, email, password: newPassword }),
    }),
    output: signedIn,
    errors: ['ALREADY_SET_UP'],
  }),
  'setup.showDemo': command({
    access: 'public',
    summary: 'First run only: fills the empty clinic with the demonstration, and signs its admin in.',
    input: z.object({ language: z.enum(LANGUAGES).optional() }),
    output: signedIn,
    errors: ['ALREADY_SET_UP'],
  }),
  'setup.finish': command({
    access: 'admin',
    summary: 'Ends the first run; the desk opens as usual from then on.',
    input: nothing,
    output: nothing,
  }),
};

export const auth = {
  'auth.login': command({
    access: 'public',
    summary: 'Signs in. Ten failures in 15 minutes for one email are the limit, known email or not.',
    input: z.object({
      email: z.string().trim().toLowerCase().max(254, 'TOO_LONG'),
      password: z.string().max(1000, 'TOO_LONG'),
    }),
    output: signedIn,
    errors: ['BAD_CREDENTIALS', 'TOO_MANY_TRIES'],
  }),
  'auth.logout': command({
    access: 'doctor',
    summary: 'Ends this session.',
    input: nothing,
    output: nothing,
  }),
  'auth.me': query({
    access: 'doctor',
    summary: 'Who is signed in, and what they may do beyond what all may.',
    input: nothing,
    output: me,
  }),
  'auth.changePassword': command({
    access: 'doctor',
    summary: 'Sets a new password and ends every session of this user, this one too.',
    input: z.object({ currentPassword: z.string().max(1000, 'TOO_LONG'), newPassword }),
    output: nothing,
    errors: ['TOO_MANY_TRIES'],
  }),
};

const userChange = ['USER_NOT_FOUND', 'USER_EMAIL_TAKEN', 'LAST_ADMIN', 'DOCTOR_NOT_FOUND'] as const;
const doctorId = id.nullable().optional();

export const users = {
  'users.list': query({
    access: 'admin',
    summary: 'All users, the active ones first, by name.',
    input: nothing,
    output: listOf(user),
  }),
  'users.create': command({
    access: 'admin',
    summary: 'Adds a user with a first password. A doctor’s sign-in names the doctor; no other does.',
    input: z
      .object({ name: personName, email, role, doctorId, password: newPassword })
      .refine(({ role: as, doctorId: of }) => as !== 'doctor' || typeof of === 'number', {
        error: 'REQUIRED',
        path: ['doctorId'],
      })
      .refine(({ role: as, doctorId: of }) => as === 'doctor' || typeof of !== 'number', {
        error: 'NOT_VALID',
        path: ['doctorId'],
      }),
    output: user,
    errors: ['USER_EMAIL_TAKEN', 'DOCTOR_NOT_FOUND'],
  }),
  'users.update': command({
    access: 'admin',
    summary:
      "Changes a user's name, email or role. What is left out stays; who is no doctor any more has no doctor.",
    input: z.object({
      id,
      name: personName.optional(),
      email: email.optional(),
      role: role.optional(),
      doctorId,
    }),
    output: user,
    errors: userChange,
  }),
  'users.deactivate': command({
    access: 'admin',
    summary: 'Takes away the right to sign in and ends all sessions at once.',
    input: z.object({ id }),
    output: user,
    errors: ['USER_NOT_FOUND', 'LAST_ADMIN'],
  }),
  'users.reactivate': command({
    access: 'admin',
    summary: 'Gives the right to sign in back.',
    input: z.object({ id }),
    output: user,
    errors: ['USER_NOT_FOUND'],
  }),
  'users.resetPassword': command({
    access: 'admin',
    summary: 'Sets a new password for somebody and ends their sessions.',
    input: z.object({ id, newPassword }),
    output: user,
    errors: ['USER_NOT_FOUND'],
  }),
};
