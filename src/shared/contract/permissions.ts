/** What receptionists may do only where the clinic lets them: for all of them, and for one where they differ. */
import { z } from 'zod';
import { permissionNames } from '../permissions.ts';
import { command, query } from '../procedure.ts';
import { id, listOf, nothing } from './common.ts';

const permission = z.enum(permissionNames);

export const permissionRow = z.object({
  permission,
  /** Whether receptionists may. */
  isAllowed: z.boolean(),
  /** The receptionists of whom something else was said, by name. */
  users: z.array(z.object({ userId: id, name: z.string(), isAllowed: z.boolean() })),
});
export type PermissionRow = z.output<typeof permissionRow>;

export const permissions = {
  'permissions.get': query({
    access: 'admin',
    summary: 'Each permission: whether receptionists have it, and of whom something else was said.',
    input: nothing,
    output: listOf(permissionRow),
  }),
  'permissions.set': command({
    access: 'admin',
    summary: 'Lets all receptionists do something, or none, but those of whom something else was said.',
    input: z.object({ permission, isAllowed: z.boolean() }),
    output: permissionRow,
  }),
  'permissions.setForUser': command({
    access: 'admin',
    summary: 'Says of one receptionist what they may do, or with null that they are as all others.',
    input: z.object({ userId: id, permission, isAllowed: z.boolean().nullable() }),
    output: permissionRow,
    errors: ['USER_NOT_FOUND'],
  }),
};
