import type { Generated, GeneratedAlways } from 'kysely';
import type { BookingStatus } from '../../shared/contract/bookings.ts';
import type { Role } from '../../shared/roles.ts';

/**
 * The tables as Kysely sees them. Instants are epoch milliseconds, dates `YYYY-MM-DD`, flags 0 or 1.
 * `Id` is given by the database and never again.
 */
type Id = GeneratedAlways<number>;
type Flag = 0 | 1;

export interface Schema {
  settings: {
    id: 1;
    clinic_name: string;
    time_zone: string;
    country: string | null;
    is_demo: Generated<Flag>;
  };
  users: {
    id: Id;
    name: string;
    email: string;
    role: Role;
    password_hash: string;
    is_active: Generated<Flag>;
    created_at: number;
  };
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
    created_at: number;
  };
  patients: {
    id: Id;
    name: string;
    email: string | null;
    phone: string | null;
    date_of_birth: string | null;
    search_text: string;
    created_at: number;
  };
  patient_search: { rowid: number; search_text: string };
  appointment_slots: {
    id: Id;
    doctor_id: number;
    starts_at: number;
    duration_minutes: number;
    ends_at: GeneratedAlways<number>;
    blocked: Generated<Flag>;
    version: Generated<number>;
  };
  bookings: {
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
  };
  booking_slots: {
    slot_id: number;
    booking_id: number;
    doctor_id: number;
    starts_at: number;
    ends_at: number;
    visit_start: number;
    visit_end: number;
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
