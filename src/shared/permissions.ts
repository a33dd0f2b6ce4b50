/**
 * What a receptionist may do only where the clinic lets them, and whether it does unless told otherwise.
 * An admin may do all of it; the read-only role of a doctor none.
 */
export const PERMISSIONS = {
  cancel: true,
  merge: true,
  export: true,
  overbook: false,
  statistics: false,
} as const satisfies Record<string, boolean>;

export type Permission = keyof typeof PERMISSIONS;
export const permissionNames = Object.keys(PERMISSIONS) as Permission[];
