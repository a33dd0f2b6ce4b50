import { addDays } from '../../shared/calendar.ts';
import { storedPhone } from '../../shared/phone.ts';
import { fold } from '../../shared/search-text.ts';
import { NAME_SETS, type NameSet, UNUSUAL_NAMES } from './names.ts';
import type { Random } from './random.ts';

export interface DemoPatient {
  name: string;
  email: string | null;
  phone: string | null;
  dateOfBirth: string | null;
}

const PATIENTS = 320;
/** Domains that are set aside for examples: no mail to them reaches anybody. */
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example'];

/** Families and single people, of every language in turn. */
export function planPatients(random: Random, today: string, count = PATIENTS): DemoPatient[] {
  const patients = UNUSUAL_NAMES.map((name, index) =>
    personOf(random, { name, index, phone: phoneOf(random), today }),
  );
  for (let turn = 0; patients.length < count; turn += 1) {
    const names = NAME_SETS[turn % NAME_SETS.length];
    if (names) patients.push(...familyOf(random, { names, index: patients.length, today }));
  }
  return patients;
}

/** People of one family name who give one phone; most are alone. */
function familyOf(
  random: Random,
  { names, index, today }: { names: NameSet; index: number; today: string },
): DemoPatient[] {
  const given = names.given.split(' ');
  const family = random.pick(names.family.split(' '));
  const size = random.chance(0.75) ? 1 : random.int(2, Math.min(4, given.length));
  const first = random.int(0, given.length - 1);
  const phone = phoneOf(random);
  return Array.from({ length: size }, (_, member) => {
    const name = fullName(names, given[(first + member) % given.length] ?? '', family);
    return personOf(random, { name, index: index + member, phone, today });
  });
}

function fullName({ order, isJoined }: NameSet, given: string, family: string): string {
  return (order === 'family first' ? [family, given] : [given, family]).join(isJoined ? '' : ' ');
}

function personOf(
  random: Random,
  { name, index, phone, today }: { name: string; index: number; phone: string; today: string },
): DemoPatient {
  const ageInDays = random.int(30, 92 * 365);
  const hasEmail = ageInDays > 16 * 365 && random.chance(0.65);
  return {
    name,
    email: hasEmail ? `${mailName(name)}.${index}@${random.pick(MAIL_DOMAINS)}` : null,
    phone: random.chance(0.92) ? phone : null,
    dateOfBirth: random.chance(0.95) ? addDays(today, -ageInDays) : null,
  };
}

/** Addresses are written in plain letters; a name without any gives the word for what it is. */
function mailName(name: string): string {
  const letters = fold(name)
    .split(' ')
    .filter((word) => /^[a-z]+$/.test(word));
  return letters.length > 0 ? letters.slice(0, 3).join('.') : 'patient';
}

/** Numbers that are set aside for films and books, and a few words that no machine can dial. */
function phoneOf(random: Random): string {
  if (random.chance(0.03)) return random.pick(['ask at the pharmacy', 'ext. 12', 'rings back on Fridays']);
  const number = random.pick([
    '+44 7700 900###',
    '+44 20 7946 0###',
    '+1 202-555-01##',
    '+1 (415) 555-01##',
    '+49 30 23125 ###',
    '+33 1 99 00 ## ##',
    '+61 2 5550 ####',
  ]);
  return storedPhone(
    number.replaceAll('#', () => String(random.int(0, 9))),
    null,
  );
}
