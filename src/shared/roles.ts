/** Who a signed-in person is. An admin may do all that a receptionist may; a doctor sees their own day. */
export const ROLES = ['admin', 'receptionist', 'doctor'] as const;
export type Role = (typeof ROLES)[number];

/** Who may call a procedure: anyone at all, or a signed-in person with at least that role. */
export type Access = 'public' | Role;

const RANK: Record<Role, number> = { doctor: 0, receptionist: 1, admin: 2 };

/** Whether somebody with `role` may call a procedure that asks for `access`. */
export function isAllowed(access: Access, role: Role): boolean {
  return access === 'public' || RANK[role] >= RANK[access];
}
