/** The families of procedures whose answers a change of each entity can alter. */
const TOUCHED: Record<string, readonly string[]> = {
  bookings: ['bookings', 'slots', 'stats', 'patients', 'series', 'waitlist', 'undo', 'myDay', 'audit'],
  slots: ['slots', 'myDay', 'stats', 'series', 'waitlist'],
  doctors: [
    'doctors',
    'specializations',
    'schedules',
    'myDay',
    'slots',
    'bookings',
    'stats',
    'queue',
    'waitlist',
  ],
  patients: ['patients', 'myDay', 'bookings', 'queue', 'waitlist'],
  visitTypes: ['visitTypes', 'myDay', 'bookings', 'slots'],
  series: ['series', 'bookings', 'slots'],
  queue: ['queue', 'bookings', 'slots', 'undo'],
  waitlist: ['waitlist', 'bookings', 'slots', 'undo'],
  views: ['views'],
  shortcuts: ['shortcuts'],
  users: ['users', 'auth', 'permissions'],
  imports: ['imports'],
  backups: ['backups', 'health'],
  health: ['health'],
  support: ['audit'],
  server: ['server', 'house', 'audit'],
};

/** The part of a procedure's name before its dot. */
export function familyOf(procedure: string): string {
  return procedure.slice(0, procedure.indexOf('.'));
}

/**
 * Whether a change can alter a procedure's answer. Settings, such as the time zone, touch everything; so does what we do
 * not know.
 */
export function isTouched(procedure: string, entity: string): boolean {
  return TOUCHED[entity]?.includes(familyOf(procedure)) ?? true;
}
