/** Invented people in numbers: names as a city has them, phones, birth dates. The same ones each time. */
import { NAME_SETS } from '../src/main/demo/names.ts';
import { type Random, seededRandom } from '../src/main/demo/random.ts';
import { foundBy } from '../src/main/features/patients/record.ts';
import { addDays } from '../src/shared/calendar.ts';

const ENDINGS =
  'son sen ez ov ova ski ska man berg feld stein mann ley ton field worth wood ham ini etti'.split(' ');
const STARTS =
  'Ander Berg Carl Dahl Eber Fried Gold Hart Iver Jans Kauf Lind Mart Nor Olf Peter Quin Rich Schu Thom Ulr Vogel Wern Ziegl Mar San Mor Gar Del Ross'.split(
    ' ',
  );
const PHONES = ['+447700######', '+44207946####', '+4930#######', '+1202555####'];

/** Names as a city has them: many Smiths and Marias, and many that only a few families have. */
function namesOf(random: Random): () => string {
  const given = NAME_SETS.flatMap((set) => set.given.split(' '));
  const known = NAME_SETS.flatMap((set) => set.family.split(' '));
  const rare = STARTS.flatMap((start) =>
    ENDINGS.flatMap((end) =>
      ['', 'a', 'e', 'i', 'el', 'er', 'os', 'um'].map((middle) => start + middle + end),
    ),
  );
  const common = ['Maria', 'Anna', 'Mohammed', 'John', 'Martin', 'Müller', 'Schmidt', 'Smith', 'Garcia'];
  return () => {
    const first = random.chance(0.2) ? random.pick(common.slice(0, 5)) : random.pick(given);
    const last = random.chance(0.1)
      ? random.pick(common.slice(5))
      : random.pick(random.chance(0.3) ? known : rare);
    return random.chance(0.1) ? `${first} ${random.pick(given)} ${last}` : `${first} ${last}`;
  };
}

/** Rows for `patients`, with what they are found by. @param createdAt epoch milliseconds */
export function manyPatients(count: number, createdAt = 0) {
  const random = seededRandom('patients');
  const nameOf = namesOf(random);
  const digits = (pattern: string) => pattern.replaceAll('#', () => String(random.int(0, 9)));
  return Array.from({ length: count }, () => {
    const name = nameOf();
    const phone = digits(random.pick(PHONES));
    const dateOfBirth = addDays('2026-01-01', -random.int(30, 92 * 365));
    const found = foundBy({ name, phone, dateOfBirth });
    return { name, phone, date_of_birth: dateOfBirth, ...found, created_at: createdAt };
  });
}
