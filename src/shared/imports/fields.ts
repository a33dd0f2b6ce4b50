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
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
export type TableKind = 'patients' | 'doctors';

export const FIELDS_OF = {
  patients: ['name', 'firstName', 'lastName', 'dateOfBirth', 'phone', 'email', 'sex', 'notes', 'alert'],
  doctors: ['name', 'firstName', 'lastName', 'specialization', 'email', 'phone', 'experienceYears'],
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
  return guessMapping('doctors', columns).specialization === undefined ? 'patients' : 'doctors';
}

/** Whether enough is chosen to read names at all. */
export function hasName(mapping: Mapping): boolean {
  return mapping.name !== undefined || (mapping.firstName !== undefined && mapping.lastName !== undefined);
}
