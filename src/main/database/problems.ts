import { AppError, invalid, type Reason } from '../../shared/errors.ts';

/** Why a clinic's data could not be opened. Nothing was changed when one of these is thrown. */
export type StartReason =
  | 'NEWER_VERSION'
  | 'NOT_A_DATABASE'
  | 'OTHER_DATABASE'
  | 'DAMAGED'
  | 'DISK_FULL'
  | 'FILE_MISSING'
  | 'FOLDER_UNUSABLE'
  | 'FOLDER_ON_NETWORK'
  | 'FOLDER_IN_CLOUD'
  | 'SHARED_FOLDER_MISSING'
  | 'ALREADY_OPEN'
  | 'SQLITE_TOO_OLD'
  | 'SERVER_FILE_BROKEN'
  | 'SERVER_PASSWORD_MISSING'
  | 'SERVER_UNUSABLE'
  | 'CLINIC_MOVED'
  | 'MOVE_UNDECIDED';

/** A start that was refused, in words for the person at the desk; `detail` is for support. */
export class StartProblem extends Error {
  readonly reason: StartReason;
  readonly path: string;
  readonly detail: string;

  constructor(reason: StartReason, path: string, detail = '') {
    super(`${reason}: ${path}${detail && ` (${detail})`}`);
    this.name = 'StartProblem';
    this.reason = reason;
    this.path = path;
    this.detail = detail;
  }
}

/** What the system, a file and a server say of a disk without room; the third where a file's index in memory is to grow. */
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100'];

export function isNoRoom(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && NO_ROOM.includes(code);
}

/** The unique columns that a person can run into, and the word for each. */
const OF_UNIQUE: Record<string, Reason> = {
  'users.email': 'USER_EMAIL_TAKEN',
  'doctors.email': 'DOCTOR_EMAIL_TAKEN',
  'visit_types.name': 'VISIT_TYPE_NAME_TAKEN',
  'booking_slots.slot_id': 'SLOT_BOOKED',
  'appointment_slots.doctor_id, appointment_slots.starts_at, appointment_slots.is_extra': 'SLOT_EXISTS',
  'rooms.name': 'ROOM_NAME_TAKEN',
  'specializations.name': 'SPECIALIZATION_NAME_TAKEN',
};

/** The same by the names of a server's constraints. */
const OF_CONSTRAINT: Record<string, Reason> = {
  users_email_key: 'USER_EMAIL_TAKEN',
  doctors_email_key: 'DOCTOR_EMAIL_TAKEN',
  visit_types_name_key: 'VISIT_TYPE_NAME_TAKEN',
  booking_slots_pkey: 'SLOT_BOOKED',
  appointment_slots_doctor_id_starts_at_is_extra_key: 'SLOT_EXISTS',
  slots_never_overlap: 'SLOT_OVERLAPS',
  rooms_never_shared: 'ROOM_TAKEN',
  rooms_name_key: 'ROOM_NAME_TAKEN',
  specializations_name_key: 'SPECIALIZATION_NAME_TAKEN',
};

/** What triggers say. */
const OF_TRIGGER = ['SLOT_EXISTS', 'SLOT_OVERLAPS', 'ROOM_TAKEN', 'PRACTICE_MIX', 'CLINIC_MOVED'] as const;

function isOfTrigger(message: string): message is (typeof OF_TRIGGER)[number] {
  return OF_TRIGGER.some((reason) => reason === message);
}

/** What the database itself refused, as the error that the caller is meant to see; null for anything else. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (isNoRoom(error)) return new AppError('DISK_FULL');
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
    return new AppError('DATABASE_DAMAGED');
  }
  // Whoever has the lock kept it for longer than anybody waits.
  if (error.code === '55P03' || error.code.startsWith('SQLITE_BUSY')) return new AppError('SERVER_BUSY');
  // A server keeps no text with NUL in it, and does not look for any.
  if (error.code === '22021') return invalid({ input: 'NOT_VALID' });
  if ('constraint' in error && typeof error.constraint === 'string') {
    const reason = OF_CONSTRAINT[error.constraint];
    return reason ? new AppError(reason) : null;
  }
  // What a trigger of a file raises, and of a server.
  if (error.code === 'SQLITE_CONSTRAINT_TRIGGER' || error.code === 'P0001') {
    const { message } = error;
    if (isOfTrigger(message)) return new AppError(message);
  }
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(error.message)?.[1];
  const reason = columns && OF_UNIQUE[columns];
  return reason ? new AppError(reason) : null;
}
