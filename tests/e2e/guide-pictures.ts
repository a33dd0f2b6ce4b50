/** The pictures of the user guide by name: what the guide may show, and what has to be made for it. */
export const GUIDE_PICTURES = [
  'day',
  'who',
  'when',
  'details',
  'flow',
  'waiting-list',
  'patient',
  'merge',
  'schedules',
  'change',
  'statistics',
  'import',
  'settings',
  'paper',
  'palette',
  'backups',
  'restore',
  'setup',
] as const;
export type GuidePicture = (typeof GUIDE_PICTURES)[number];
