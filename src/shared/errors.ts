/** Every way a call can fail: the code programs switch on, and the HTTP status that goes with it. */
export const STATUS_OF_CODE = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
  DISK_FULL: 500,
  DATABASE_DAMAGED: 500,
} as const;
export type ErrorCode = keyof typeof STATUS_OF_CODE;

/** Why it failed, with its code and the English sentence for programs and logs. Screens use the catalogue. */
export const REASONS = {
  INPUT_INVALID: ['INVALID', 'Some of the input is not valid'],
  BODY_TOO_LARGE: ['INVALID', 'The request is larger than 1 MB'],
  COMMAND_ID_INVALID: ['INVALID', 'The command id must be a UUID'],
  NOT_SIGNED_IN: ['UNAUTHENTICATED', 'Sign in first'],
  SESSION_EXPIRED: ['UNAUTHENTICATED', 'The session has ended. Please sign in again.'],
  BAD_CREDENTIALS: ['UNAUTHENTICATED', 'Email or password is not right'],
  TOO_MANY_TRIES: ['RATE_LIMITED', 'Too many tries at signing in. Please wait a few minutes.'],
  ADMIN_ONLY: ['FORBIDDEN', 'Only an admin may do this'],
  NOT_PERMITTED: ['FORBIDDEN', 'You may not do this. An admin can allow it.'],
  FOREIGN_ORIGIN: ['FORBIDDEN', 'This address is not served here'],
  PROCEDURE_NOT_FOUND: ['NOT_FOUND', 'There is no such procedure'],
  COMMAND_REUSED: ['CONFLICT', 'This command id was used for something else'],
  ALREADY_SET_UP: ['CONFLICT', 'The clinic is set up already'],
  NOT_SET_UP: ['CONFLICT', 'The clinic is not set up yet'],
  USER_NOT_FOUND: ['NOT_FOUND', 'User not found'],
  USER_EMAIL_TAKEN: ['CONFLICT', 'Another user has this email'],
  LAST_ADMIN: ['CONFLICT', 'The last admin cannot be removed'],
  DOCTOR_NOT_FOUND: ['NOT_FOUND', 'Doctor not found'],
  DOCTOR_EMAIL_TAKEN: ['CONFLICT', 'Another doctor has this email'],
  DOCTOR_INACTIVE: ['CONFLICT', 'This doctor no longer takes bookings'],
  DOCTOR_AWAY: ['CONFLICT', 'The doctor does not work at this time'],
  PATIENT_NOT_FOUND: ['NOT_FOUND', 'Patient not found'],
  SLOT_NOT_FOUND: ['NOT_FOUND', 'Slot not found'],
  SLOT_BOOKED: ['CONFLICT', 'Slot already booked'],
  SLOT_HELD: ['CONFLICT', 'Slot is held for somebody else at the moment'],
  SLOT_MODIFIED: ['CONFLICT', 'Slot was modified. Please try again.'],
  SLOT_BLOCKED: ['CONFLICT', 'Slot is blocked'],
  SLOT_PAST: ['INVALID', 'Cannot book past slots'],
  SLOT_EXISTS: ['CONFLICT', 'The doctor already has a slot at this time'],
  SLOT_OVERLAPS: ['CONFLICT', "The slot overlaps another of the doctor's slots"],
  ROOM_NOT_FOUND: ['NOT_FOUND', 'Room not found'],
  ROOM_NAME_TAKEN: ['CONFLICT', 'Another room has this name'],
  ROOM_INACTIVE: ['CONFLICT', 'This room is no longer used'],
  ROOM_TAKEN: ['CONFLICT', 'The room is taken by another doctor at this time'],
  SPECIALIZATION_NOT_FOUND: ['NOT_FOUND', 'Specialization not found'],
  SPECIALIZATION_NAME_TAKEN: ['CONFLICT', 'Another specialization has this name'],
  SPECIALIZATION_IN_USE: ['CONFLICT', 'Active doctors have this specialization'],
  OVERBOOKING_OFF: ['CONFLICT', 'Overbooking is turned off in the settings'],
  OVERBOOKING_FULL: ['CONFLICT', 'Somebody is overbooked at this time already'],
  SLOT_FREE: ['CONFLICT', 'The slot is free: book it as usual'],
  SCHEDULE_NOT_FOUND: ['NOT_FOUND', 'Schedule not found'],
  EXCEPTION_NOT_FOUND: ['NOT_FOUND', 'Exception not found'],
  SCHEDULE_MOVED: ['CONFLICT', 'The schedule or its bookings changed meanwhile. Please look again.'],
  SCHEDULE_CLASH: ['CONFLICT', 'Sessions or rooms clash. Nothing was saved.'],
  BOOKINGS_UNRESOLVED: ['CONFLICT', 'Some bookings have no place yet. Nothing was saved.'],
  CHANGE_NOT_FOUND: ['NOT_FOUND', 'Change not found'],
  CHANGE_TOO_OLD: ['CONFLICT', 'A change can be taken back for ten minutes'],
  CALENDAR_FILE_UNREADABLE: ['INVALID', 'This is not a calendar file that can be read'],
  TOO_MANY_SLOTS: ['INVALID', 'That is too many slots for one go'],
  BOOKING_NOT_FOUND: ['NOT_FOUND', 'Booking not found'],
  BOOKING_NOT_ACTIVE: ['CONFLICT', 'Booking is not in a state that allows this'],
  HOLD_EXPIRED: ['CONFLICT', 'The hold has expired'],
  BOOKING_MODIFIED: ['CONFLICT', 'Booking was changed meanwhile. Please look again.'],
  VISIT_BEGUN: ['CONFLICT', 'The visit has begun or is over'],
  VISIT_NOT_TODAY: ['CONFLICT', 'The visit is on another day'],
  VISIT_NOT_BEGUN: ['CONFLICT', 'The visit is still to come'],
  VISIT_NOT_ARRIVED: ['CONFLICT', 'The patient has not arrived'],
  VISIT_TYPE_NOT_FOUND: ['NOT_FOUND', 'Visit type not found'],
  VISIT_TYPE_NAME_TAKEN: ['CONFLICT', 'Another visit type has this name'],
  VISIT_TYPE_NOT_OFFERED: ['CONFLICT', 'This doctor does not offer this visit type'],
  VISIT_TOO_LONG: ['CONFLICT', 'The free time here is too short for this visit'],
  SERIES_CONFLICT: ['CONFLICT', 'Another visit of the series cannot be moved there'],
  QUEUE_ENTRY_NOT_FOUND: ['NOT_FOUND', 'Place in the queue not found'],
  QUEUE_ENTRY_BOOKED: ['CONFLICT', 'Already has a booking'],
  WAITLIST_ENTRY_NOT_FOUND: ['NOT_FOUND', 'Waiting list entry not found'],
  WAITLIST_ENTRY_CLOSED: ['CONFLICT', 'No longer on the waiting list'],
  NOTHING_TO_UNDO: ['NOT_FOUND', 'There is nothing to take back'],
  UNDO_OVERTAKEN: ['CONFLICT', 'It was changed since and cannot be taken back'],
  PATIENT_MERGED: ['CONFLICT', 'This record was merged into another'],
  PATIENT_NOT_MERGED: ['CONFLICT', 'This record is not merged into another'],
  PATIENT_SAME: ['INVALID', 'A record cannot be merged with itself'],
  PATIENT_IN_USE: ['CONFLICT', 'The record is needed by bookings or other entries'],
  TOO_MANY_ROWS: ['INVALID', 'That is too much for one file. Narrow the filters.'],
  SHORTCUT_TAKEN: ['CONFLICT', 'Another action has these keys'],
  SHORTCUT_RESERVED: ['INVALID', 'These keys are needed by the browser, the system or for typing'],
  FILE_NOT_FOUND: ['NOT_FOUND', 'The file is no longer there. Choose it again.'],
  FILE_TOO_LARGE: ['INVALID', 'The file is larger than 200 MB'],
  FILE_UNREADABLE: ['INVALID', 'This is not a table that can be read'],
  IMPORT_NOT_FOUND: ['NOT_FOUND', 'Import not found'],
  IMPORT_RUNNING: ['CONFLICT', 'Another import is at work. Wait until it is done.'],
  IMPORT_OVER: ['CONFLICT', 'The import is over already'],
  CLINIC_NOT_EMPTY: ['CONFLICT', 'A whole clinic can only be read into one that is still empty'],
  BACKUP_NOT_FOUND: ['NOT_FOUND', 'This backup is no longer there'],
  BACKUP_DAMAGED: ['CONFLICT', 'This backup is damaged. Nothing was changed.'],
  BACKUP_TOO_NEW: ['CONFLICT', 'This backup is from a newer version of MediBook Desk'],
  RESTORE_RUNNING: ['CONFLICT', 'A backup is being restored at the moment'],
  RESTORE_IN_USE: ['CONFLICT', "Another program has the clinic's file open. Nothing was changed."],
  PRACTICE_THERE: ['CONFLICT', 'There is a practice day already'],
  PRACTICE_MIX: ['CONFLICT', 'What is for practice and what is real are kept apart'],
  NOT_DEMO: ['CONFLICT', 'This is not the demonstration clinic'],
  FOLDER_UNUSABLE: ['INVALID', 'This folder cannot be written to'],
  FOLDER_SAME: ['INVALID', "The second folder must lie outside of the clinic's own"],
  SERVER_UNUSABLE: ['CONFLICT', 'This server cannot be used as it is. Test the connection.'],
  SERVER_EMPTY: ['CONFLICT', 'There is no clinic in this database yet: move this one there'],
  SERVER_NOT_USED: ['CONFLICT', 'This desk has its clinic in a file of its own already'],
  RESTART_BY_HAND: ['CONFLICT', 'Close this program and start it again'],
  DEMO_ON_SERVER: ['CONFLICT', 'A demonstration on a server gives way to no other clinic'],
  OWNER_NEEDED: ['CONFLICT', "This takes somebody who may act as the owner of the clinic's database"],
  OWNER_REFUSED: ['CONFLICT', 'The server does not let this user in with this password'],
  SERVER_NOT_EMPTY: ['CONFLICT', 'There is a clinic in this database already'],
  MOVE_RUNNING: ['CONFLICT', 'The clinic is being moved already'],
  MOVING_HOUSE: ['CONFLICT', 'The clinic is being moved at the moment. Nothing was saved.'],
  CLINIC_MOVED: ['CONFLICT', 'The clinic was moved to another place. Nothing was saved here.'],
  DISK_FULL: ['DISK_FULL', 'The disk is full. Nothing was saved.'],
  DATABASE_DAMAGED: ['DATABASE_DAMAGED', 'The database file is damaged'],
  SERVER_AWAY: ['UNAVAILABLE', "The clinic's server cannot be reached. Nothing was saved."],
  SERVER_UPDATED: [
    'CONFLICT',
    "A newer version has updated the clinic's database. Update MediBook Desk on this computer.",
  ],
  SERVER_BUSY: [
    'UNAVAILABLE',
    'Another desk is changing much at the moment. Nothing was saved: please try again.',
  ],
  OUTCOME_UNKNOWN: [
    'UNAVAILABLE',
    "The connection to the clinic's server broke while saving. Ask again: it is done once at most.",
  ],
  INTERNAL: ['INTERNAL', 'Something went wrong here'],
} as const satisfies Record<string, readonly [ErrorCode, string]>;
export type Reason = keyof typeof REASONS;

/** What can be wrong with one field; `fields` maps the field's path to one of these. */
export const FIELD_REASONS = [
  'REQUIRED',
  'NOT_VALID',
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_SMALL',
  'TOO_BIG',
  'NOT_ONE_OF',
  'NOT_A_DATE',
  'NOT_A_TIME',
  'NOT_AN_INSTANT',
  'NOT_AN_EMAIL',
  'NOT_A_TIME_ZONE',
  'NOT_A_COUNTRY',
  'NOT_A_PICTURE',
  'PICTURE_TOO_LARGE',
  'IN_THE_FUTURE',
  'END_BEFORE_START',
  'PATIENT_TWICE',
  'COMMON_PASSWORD',
  'WRONG_PASSWORD',
] as const;
export type FieldReason = (typeof FIELD_REASONS)[number];
export type FieldErrors = Record<string, FieldReason>;

/** Values a sentence may need, such as a status or a number of minutes. Never a patient's name. */
export type ErrorParams = Record<string, string | number>;

export interface WireError {
  code: ErrorCode;
  reason: Reason;
  message: string;
  params?: ErrorParams;
  fields?: FieldErrors;
}

/**
 * What every call answers, on every transport: a value, never a throw. `asOf` is there while the clinic's server is away:
 * the instant at which all of the value was so.
 */
export type Result<T> = { ok: true; value: T; asOf?: string } | { ok: false; error: WireError };

/** A refusal that the caller is meant to see. Anything else that is thrown becomes INTERNAL. */
export class AppError extends Error {
  readonly wire: WireError;

  constructor(
    reason: Reason,
    details: { message?: string; params?: ErrorParams; fields?: FieldErrors } = {},
  ) {
    const [code, message] = REASONS[reason];
    super(details.message ?? message);
    this.name = 'AppError';
    this.wire = {
      code,
      reason,
      message: this.message,
      ...(details.params && { params: details.params }),
      ...(details.fields && { fields: details.fields }),
    };
  }
}

/** Whether it was refused because the clinic's server cannot be reached. */
export function isServerAway(error: unknown): boolean {
  return error instanceof AppError && error.wire.reason === 'SERVER_AWAY';
}

/** INVALID for one or more fields, by path. */
export function invalid(fields: FieldErrors): AppError {
  return new AppError('INPUT_INVALID', { fields });
}
