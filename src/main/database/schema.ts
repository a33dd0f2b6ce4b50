import type { Generated, GeneratedAlways } from 'kysely';
import type { BookingStatus } from '../../shared/contract/bookings.ts';
import type { ImportKind, ImportState } from '../../shared/contract/imports.ts';
import type { VisitState } from '../../shared/contract/visits.ts';
import type { Language } from '../../shared/languages.ts';
import type { Role } from '../../shared/roles.ts';

/**
 * The tables as Kysely sees them. Instants are epoch milliseconds, dates `YYYY-MM-DD`, flags 0 or 1.
 * `Id` is given by the database and never again.
 */
type Id = GeneratedAlways<number>;
type Flag = 0 | 1;

/** The moments of a visit, and the state that they make. */
interface Moments {
  arrived_at: Generated<number | null>;
  in_room_at: Generated<number | null>;
  done_at: Generated<number | null>;
  no_show_at: Generated<number | null>;
  left_at: Generated<number | null>;
  visit_state: GeneratedAlways<VisitState>;
}

/** Something with a name, a colour and a place in a list. */
interface Ordered {
  id: Id;
  name: string;
  colour: Generated<string | null>;
  position: Generated<number>;
  is_active: Generated<Flag>;
  created_at: number;
}

/** Some hours of a day, as the clinic's wall clock shows them: `HH:mm`. */
interface Session {
  start_time: string;
  end_time: string;
  slot_minutes: number;
  room_id: number | null;
}

export interface Schema {
  settings: {
    id: 1;
    clinic_name: string;
    time_zone: string;
    country: string | null;
    is_demo: Generated<Flag>;
    address: Generated<string | null>;
    language: Generated<Language>;
    /** 1 = Monday … 7 = Sunday. */
    first_weekday: Generated<number>;
    clock: Generated<'12' | '24'>;
    date_order: Generated<'DMY' | 'MDY' | 'YMD'>;
    hold_seconds: Generated<number>;
    horizon_weeks: Generated<number>;
    has_overbooking: Generated<Flag>;
    /** 0 while the first run has not come to its end. */
    is_setup_done: Generated<Flag>;
  };
  logo: { id: 1; media_type: string; image: Uint8Array };
  users: {
    id: Id;
    name: string;
    email: string;
    role: Generated<Role>;
    /** Whose day it is that a user with the role of a doctor sees. */
    doctor_id: Generated<number | null>;
    password_hash: string;
    is_active: Generated<Flag>;
    created_at: number;
  };
  permissions: { permission: string; is_allowed: Flag };
  user_permissions: { user_id: number; permission: string; is_allowed: Flag };
  sessions: { id: Id; token_hash: string; user_id: number; created_at: number; expires_at: number };
  sign_in_attempts: { id: Id; email: string; at: number };
  doctors: {
    id: Id;
    name: string;
    specialization: string;
    email: string;
    phone: string | null;
    experience_years: number | null;
    is_active: Generated<Flag>;
    colour: Generated<string | null>;
    position: Generated<number>;
    /** The last date up to which slots have been made ahead. */
    slots_until: Generated<string | null>;
    created_at: number;
    is_practice: Generated<Flag>;
  };
  rooms: Ordered;
  specializations: Ordered;
  patients: {
    id: Id;
    name: string;
    email: string | null;
    phone: string | null;
    date_of_birth: string | null;
    search_text: string;
    folded_name: Generated<string>;
    sex: Generated<string | null>;
    notes: Generated<string | null>;
    alert: Generated<string | null>;
    /** The record that this one was found to be the same person as. */
    merged_into: Generated<number | null>;
    created_at: number;
    is_practice: Generated<Flag>;
  };
  patient_words: { id: Id; word: string };
  patient_word_keys: { key: string; word_id: number };
  /** `moved` and `filled` are JSON. */
  patient_merges: {
    id: Id;
    kept_id: number;
    merged_id: number;
    moved: string;
    filled: string;
    merged_at: number;
    undone_at: number | null;
  };
  patient_name_search: { rowid: number; folded_name: string };
  patient_search: { rowid: number; search_text: string };
  appointment_slots: {
    id: Id;
    doctor_id: number;
    starts_at: number;
    duration_minutes: number;
    ends_at: GeneratedAlways<number>;
    blocked: Generated<Flag>;
    version: Generated<number>;
    room_id: Generated<number | null>;
    origin: Generated<'HAND' | 'SCHEDULE' | 'KEPT'>;
    is_extra: Generated<Flag>;
    extra_reason: Generated<string | null>;
    is_off: Generated<Flag>;
  };
  schedules: {
    id: Id;
    doctor_id: number;
    valid_from: string;
    valid_until: string | null;
    every_weeks: Generated<number>;
    created_at: number;
  };
  schedule_sessions: Session & { id: Id; schedule_id: number; weekday: number };
  schedule_exceptions: {
    id: Id;
    doctor_id: number | null;
    kind: 'LEAVE' | 'HOLIDAY' | 'CHANGED' | 'EXTRA';
    from_date: string;
    until_date: string;
    start_time: string | null;
    end_time: string | null;
    name: string | null;
    uid: string | null;
    created_at: number;
  };
  exception_sessions: Session & { id: Id; exception_id: number };
  removed_slots: { doctor_id: number; starts_at: number };
  /** `edits` and `inverse` are JSON. */
  schedule_changes: {
    id: Id;
    at: number;
    user_id: number;
    edits: string;
    inverse: string;
    undone_at: Generated<number | null>;
  };
  visit_types: {
    id: Id;
    name: string;
    duration_minutes: number;
    buffer_minutes: Generated<number>;
    colour: string;
    position: Generated<number>;
    is_active: Generated<Flag>;
    created_at: number;
  };
  visit_type_scopes: {
    id: Id;
    visit_type_id: number;
    doctor_id: number | null;
    specialization: string | null;
  };
  series: {
    id: Id;
    every: number;
    unit: 'DAY' | 'WEEK' | 'MONTH';
    until: string | null;
    count: number | null;
    created_at: number;
  };
  bookings: Moments & {
    id: Id;
    status: BookingStatus;
    patient_id: number | null;
    doctor_id: number;
    slot_id: number;
    starts_at: number;
    ends_at: number;
    booked_at: number;
    confirmed_at: number | null;
    cancelled_at: number | null;
    cancel_reason: string | null;
    expires_at: number | null;
    failed_as: 'EXPIRED' | 'RELEASED' | null;
    visit_type_id: Generated<number | null>;
    series_id: Generated<number | null>;
    notes: Generated<string | null>;
    is_walk_in: Generated<Flag>;
    is_undone: Generated<Flag>;
    patient_confirmed_at: Generated<number | null>;
    overbook_reason: Generated<string | null>;
  };
  queue: Moments & {
    id: Id;
    date: string;
    number: number;
    patient_id: number;
    doctor_id: number | null;
    specialization: string | null;
    visit_type_id: number | null;
    notes: string | null;
    booking_id: Generated<number | null>;
    is_undone: Generated<Flag>;
  };
  /** `weekdays` and `parts` are lists in JSON, or null for any. */
  waitlist: {
    id: Id;
    patient_id: number;
    doctor_id: number | null;
    specialization: string | null;
    visit_type_id: number | null;
    weekdays: string | null;
    parts: string | null;
    from_date: string | null;
    until_date: string | null;
    urgency: 'ROUTINE' | 'SOON' | 'URGENT';
    notes: string | null;
    created_at: number;
    booking_id: Generated<number | null>;
    removed_at: Generated<number | null>;
  };
  /** `doctor_ids` is a list in JSON. */
  doctor_views: { id: Id; user_id: number; place: number; name: string; doctor_ids: string };
  shortcuts: { user_id: number; action: string; keys: string };
  booking_slots: {
    slot_id: number;
    booking_id: number;
    doctor_id: number;
    starts_at: number;
    ends_at: number;
    visit_start: number;
    visit_end: number;
  };
  /** A day of UTC since 1970; its version grows with each change of what statistics read. */
  changed_days: { day: number; version: number };
  /** `hour` is its first instant; `times` are pairs of a step and a count, in JSON. */
  measures: {
    hour: number;
    procedure: string;
    calls: number;
    errors: number;
    refusals: number;
    conflicts: number;
    times: string;
  };
  /** `options` and `problems` are JSON. Patients with ids in the range of a hidden import are not there yet. */
  import_made: { import_id: number; entity: 'bookings' | 'slots' | 'patients'; row_id: number };
  imports: {
    id: Id;
    user_id: number;
    kind: ImportKind;
    state: ImportState;
    is_dry_run: Flag;
    file_id: string;
    file_name: string;
    options: string;
    is_cancelled: Generated<Flag>;
    lines: Generated<number>;
    to_add: Generated<number>;
    skipped: Generated<number>;
    wrong: Generated<number>;
    added: Generated<number>;
    problems: Generated<string>;
    report_id: Generated<string | null>;
    failure: Generated<string | null>;
    first_id: Generated<number | null>;
    last_id: Generated<number | null>;
    is_hidden: Generated<Flag>;
    created_at: number;
    finished_at: Generated<number | null>;
  };
  commands: {
    id: string;
    procedure: string;
    user_id: number | null;
    fingerprint: string;
    answer: string;
    at: number;
  };
  audit_log: {
    id: Id;
    at: number;
    user_id: number | null;
    desk: string;
    command_id: string | null;
    procedure: string;
    entity: string;
    entity_id: number | null;
    before_values: string | null;
    after_values: string | null;
    values_hash: string;
    hash: string;
  };
}
