/** The twelve doctors of the demonstration, in eight specializations, and the hours that each of them keeps. */
export interface DemoDoctor {
  name: string;
  specialization: string;
  experienceYears: number;
  /** Minutes of one of their slots. */
  slotLength: number;
  /** When they go to lunch, as minutes of the day; an hour later they are back. */
  lunchAt: number;
  worksSaturdays?: true;
}

const NOON = 12 * 60;
const LATER = NOON + 30;
const GENERAL = 'General practice';

export const DEMO_DOCTORS: readonly DemoDoctor[] = [
  {
    name: 'Amara Okafor',
    specialization: GENERAL,
    experienceYears: 14,
    slotLength: 15,
    lunchAt: NOON,
    worksSaturdays: true,
  },
  { name: 'Lena Hoffmann', specialization: GENERAL, experienceYears: 8, slotLength: 20, lunchAt: NOON },
  {
    name: 'Tomás Quiroga',
    specialization: GENERAL,
    experienceYears: 3,
    slotLength: 20,
    lunchAt: NOON,
    worksSaturdays: true,
  },
  { name: 'Rajesh Iyer', specialization: 'Cardiology', experienceYears: 22, slotLength: 30, lunchAt: NOON },
  {
    name: 'Sigrid Dahlström',
    specialization: 'Cardiology',
    experienceYears: 11,
    slotLength: 30,
    lunchAt: LATER,
  },
  {
    name: 'Mei-Ling Zhou',
    specialization: 'Pediatrics',
    experienceYears: 9,
    slotLength: 15,
    lunchAt: NOON,
    worksSaturdays: true,
  },
  { name: 'Yannick Mbeki', specialization: 'Pediatrics', experienceYears: 5, slotLength: 20, lunchAt: NOON },
  { name: 'Noor Haddad', specialization: 'Dermatology', experienceYears: 12, slotLength: 20, lunchAt: NOON },
  {
    name: 'Viktor Sokolov',
    specialization: 'Orthopedics',
    experienceYears: 27,
    slotLength: 30,
    lunchAt: LATER,
  },
  { name: 'Hana Takemura', specialization: 'Neurology', experienceYears: 16, slotLength: 30, lunchAt: NOON },
  {
    name: 'Chiara Bellandi',
    specialization: 'Gynecology',
    experienceYears: 10,
    slotLength: 30,
    lunchAt: NOON,
  },
  {
    name: 'Eoin Gallagher',
    specialization: 'Ophthalmology',
    experienceYears: 19,
    slotLength: 20,
    lunchAt: NOON,
  },
];
