/** The tables of a clinic, in the order in which their rows can be written: what a row points to comes before it. */
import type { TableName } from '../database/pages.ts';

export interface Table {
  name: TableName;
  /** A column that points to rows of the same table, which may come later: it is written when all are there. */
  link?: string;
  /** Rows of other tables have added rows here by triggers: those give way to the ones that are copied. */
  isAddedTo?: true;
}

export const TABLES: readonly Table[] = [
  { name: 'settings' },
  { name: 'logo' },
  { name: 'doctors' },
  { name: 'specializations', isAddedTo: true },
  { name: 'rooms' },
  { name: 'users' },
  { name: 'sessions' },
  { name: 'sign_in_attempts' },
  { name: 'permissions' },
  { name: 'user_permissions' },
  { name: 'doctor_views' },
  { name: 'shortcuts' },
  { name: 'visit_types' },
  { name: 'visit_type_scopes' },
  { name: 'patients', link: 'merged_into' },
  { name: 'patient_words' },
  { name: 'patient_word_keys' },
  { name: 'patient_merges' },
  { name: 'schedules' },
  { name: 'schedule_sessions' },
  { name: 'schedule_exceptions' },
  { name: 'exception_sessions' },
  { name: 'removed_slots' },
  { name: 'schedule_changes' },
  { name: 'series' },
  { name: 'appointment_slots' },
  { name: 'bookings' },
  { name: 'booking_slots' },
  { name: 'queue' },
  { name: 'waitlist' },
  { name: 'imports' },
  { name: 'import_made' },
  { name: 'measures' },
  { name: 'commands' },
  { name: 'audit_log' },
  // Last: nearly everything above marks days.
  { name: 'changed_days', isAddedTo: true },
];
