/** Which chapter of the guide is about which screen. */
const CHAPTERS: Readonly<Record<string, string>> = {
  '/day': 'day',
  '/flow': 'flow',
  '/waitlist': 'waiting-list',
  '/bookings': 'bookings',
  '/patients': 'patients',
  '/doctors': 'doctors',
  '/schedules': 'schedules',
  '/slots': 'slots',
  '/rooms': 'rooms',
  '/visit-types': 'visit-types',
  '/users': 'users',
  '/audit': 'history',
  '/data': 'import-export',
  '/settings': 'settings',
  '/statistics': 'statistics',
  '/my-day': 'my-day',
  '/account': 'account',
  '/backups': 'backups',
  '/server': 'server',
  '/health': 'health',
  '/about': 'health',
};
export const FIRST_CHAPTER = 'overview';

/** @param path of the screen's address, such as `/patients/12` */
export function chapterOf(path: string): string {
  return CHAPTERS[`/${path.split('/')[1] ?? ''}`] ?? FIRST_CHAPTER;
}
