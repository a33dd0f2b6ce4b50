import type { Language } from '../../../shared/languages.ts';

interface People {
  /** Their field, too: it says on every list that they are no doctors of the clinic. */
  mark: string;
  doctors: readonly [string, string];
  patients: readonly string[];
}

/** Invented people, in the clinic's language. Each name says that it is for practice, on screens and on paper. */
export const PEOPLE: Record<Language, People> = {
  en: {
    mark: 'Practice',
    doctors: ['Dr Robin Vale', 'Dr Sam Hollis'],
    patients: [
      'Maya Thornby',
      'Owen Larkspur',
      'Iris Pembrook',
      'Felix Underhill',
      'Nora Quist',
      'Leo Marchbank',
    ],
  },
  de: {
    mark: 'Übung',
    doctors: ['Dr. Robin Talmann', 'Dr. Kim Hollerbusch'],
    patients: [
      'Maja Dornbach',
      'Ole Rittersporn',
      'Iris Ambrück',
      'Felix Unterberg',
      'Nora Quistler',
      'Leo Marktbank',
    ],
  },
  ar: {
    mark: 'تدريب',
    doctors: ['د. نور الوادي', 'د. رامي البستاني'],
    patients: ['مايا الزهراني', 'عمر الريحان', 'إيناس الجسر', 'فادي التل', 'نورا الياسمين', 'ليث المرسى'],
  },
};

export const practiceName = (mark: string, name: string) => `${mark}: ${name}`;
