/** What a column of a table can be, and the titles under which other programs write it. Pure. */
import { fold } from '../search-text.ts';

export const IMPORT_FIELDS = [
  'name',
  'firstName',
  'lastName',
  'dateOfBirth',
  'phone',
  'email',
  'sex',
  'notes',
  'alert',
  'specialization',
  'experienceYears',
  'doctorEmail',
  'weekday',
  'startTime',
  'endTime',
  'slotMinutes',
  'room',
  'validFrom',
  'validUntil',
  'everyWeeks',
  'date',
  'time',
  'minutes',
  'visitType',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
export const TABLE_KINDS = ['patients', 'doctors', 'schedules', 'appointments'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const FIELDS_OF = {
  patients: ['name', 'firstName', 'lastName', 'dateOfBirth', 'phone', 'email', 'sex', 'notes', 'alert'],
  doctors: ['name', 'firstName', 'lastName', 'specialization', 'email', 'phone', 'experienceYears'],
  schedules: [
    'doctorEmail',
    'weekday',
    'startTime',
    'endTime',
    'slotMinutes',
    'room',
    'validFrom',
    'validUntil',
    'everyWeeks',
  ],
  appointments: [
    'doctorEmail',
    'date',
    'time',
    'minutes',
    'name',
    'firstName',
    'lastName',
    'dateOfBirth',
    'phone',
    'email',
    'visitType',
    'notes',
  ],
} as const satisfies Record<TableKind, readonly ImportField[]>;

/** The titles of our own files, which are recognised at once. */
export const OWN_TITLES: Record<ImportField, string> = {
  name: 'name',
  firstName: 'first_name',
  lastName: 'last_name',
  dateOfBirth: 'date_of_birth',
  phone: 'phone',
  email: 'email',
  sex: 'sex',
  notes: 'notes',
  alert: 'alert',
  specialization: 'specialization',
  experienceYears: 'experience_years',
  doctorEmail: 'doctor_email',
  weekday: 'weekday',
  startTime: 'start_time',
  endTime: 'end_time',
  slotMinutes: 'slot_minutes',
  room: 'room',
  validFrom: 'valid_from',
  validUntil: 'valid_until',
  everyWeeks: 'every_weeks',
  date: 'date',
  time: 'time',
  minutes: 'minutes',
  visitType: 'visit_type',
};

const TITLES: Record<ImportField, readonly string[]> = {
  name: ['name', 'full name', 'patient', 'patient name', 'doctor', 'nombre completo', 'nom complet', 'الاسم'],
  firstName: ['first name', 'firstname', 'given name', 'forename', 'vorname', 'prenom', 'nombre', 'nome'],
  lastName: [
    'last name',
    'lastname',
    'surname',
    'family name',
    'nachname',
    'nom',
    'apellido',
    'apellidos',
    'cognome',
  ],
  dateOfBirth: [
    'date of birth',
    'dob',
    'birth date',
    'birthdate',
    'birthday',
    'born',
    'geburtsdatum',
    'geboren',
    'date de naissance',
    'fecha de nacimiento',
    'data di nascita',
    'تاريخ الميلاد',
  ],
  phone: [
    'phone',
    'telephone',
    'phone number',
    'tel',
    'mobile',
    'telefon',
    'handy',
    'telefono',
    'cellulare',
    'الهاتف',
  ],
  email: ['email', 'e mail', 'mail', 'email address', 'courriel', 'correo', 'correo electronico'],
  sex: ['sex', 'gender', 'geschlecht', 'sexe', 'sexo', 'sesso'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks', 'notizen', 'bemerkung', 'remarques', 'notas'],
  alert: ['alert', 'warning', 'warnung', 'hinweis', 'alerte', 'alerta'],
  specialization: [
    'specialization',
    'specialisation',
    'specialty',
    'speciality',
    'field',
    'fachgebiet',
    'specialite',
    'especialidad',
  ],
  experienceYears: ['experience years', 'years of experience', 'experience', 'berufserfahrung'],
  doctorEmail: ['doctor email', 'doctor mail', 'email of doctor', 'arzt email', 'arzt e mail'],
  weekday: ['weekday', 'day of week', 'day of the week', 'wochentag', 'jour', 'dia'],
  startTime: ['start time', 'start', 'from', 'begin', 'von', 'beginn'],
  endTime: ['end time', 'end', 'to', 'until', 'bis', 'ende'],
  slotMinutes: ['slot minutes', 'slot length', 'minutes each', 'interval', 'taktung'],
  room: ['room', 'zimmer', 'raum', 'salle', 'sala'],
  validFrom: ['valid from', 'gultig ab', 'gueltig ab'],
  validUntil: ['valid until', 'valid to', 'gultig bis', 'gueltig bis'],
  everyWeeks: ['every weeks', 'every n weeks', 'weeks'],
  date: ['date', 'day', 'appointment date', 'datum', 'tag', 'fecha'],
  time: ['time', 'appointment time', 'uhrzeit', 'zeit', 'hora', 'heure'],
  minutes: ['minutes', 'duration', 'length', 'dauer', 'minuten', 'duree', 'duracion'],
  visitType: ['visit type', 'type', 'kind', 'besuchsart', 'terminart'],
};

export type Mapping = Partial<Record<ImportField, number>>;

/** The column of each field by its title; the first one that fits. */
export function guessMapping(kind: TableKind, columns: readonly string[]): Mapping {
  const titles = columns.map((column) => fold(column.replaceAll('_', ' ')));
  const mapping: Mapping = {};
  for (const field of FIELDS_OF[kind]) {
    const known = TITLES[field].map(fold);
    const index = titles.findIndex(
      (title, at) => known.includes(title) && !Object.values(mapping).includes(at),
    );
    if (index !== -1) mapping[field] = index;
  }
  // In French "nom" may be the whole name: without a first name, the last one is all there is.
  if (mapping.name === undefined && mapping.firstName === undefined && mapping.lastName !== undefined) {
    mapping.name = mapping.lastName;
    delete mapping.lastName;
  }
  return mapping;
}

export function guessKind(columns: readonly string[]): TableKind {
  for (const kind of ['schedules', 'appointments'] as const) {
    if (missingFields(kind, guessMapping(kind, columns)).length === 0) return kind;
  }
  return guessMapping('doctors', columns).specialization === undefined ? 'patients' : 'doctors';
}

/** Whether enough is chosen to read names at all. */
export function hasName(mapping: Mapping): boolean {
  return mapping.name !== undefined || (mapping.firstName !== undefined && mapping.lastName !== undefined);
}

const NEEDED = {
  patients: [],
  doctors: ['specialization', 'email'],
  schedules: ['doctorEmail', 'weekday', 'startTime', 'endTime', 'slotMinutes'],
  appointments: ['doctorEmail', 'date', 'time', 'minutes'],
} as const satisfies Record<TableKind, readonly ImportField[]>;

/** What a line of this kind cannot do without and no column is chosen for. A name may be in one column or in two. */
export function missingFields(kind: TableKind, mapping: Mapping): ImportField[] {
  const missing: ImportField[] = NEEDED[kind].filter((field) => mapping[field] === undefined);
  return kind === 'schedules' || hasName(mapping) ? missing : ['name', ...missing];
}

/** The columns of a kind that hold dates. */
export const DATES_OF = {
  patients: ['dateOfBirth'],
  doctors: [],
  schedules: ['validFrom', 'validUntil'],
  appointments: ['date', 'dateOfBirth'],
} as const satisfies Record<TableKind, readonly ImportField[]>;
