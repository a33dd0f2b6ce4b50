import { afterEach, expect, test } from 'vitest';
import { type Language, localeOf } from '../languages.ts';
import { ar } from './ar.ts';
import { arMain } from './ar-main.ts';
import { de } from './de.ts';
import { deMain } from './de-main.ts';
import { en, type MessageKey } from './en.ts';
import { enMain } from './en-main.ts';
import { isolated, listed, type Message, plain, speak, speechOf, t, type Translation } from './format.ts';

const CATALOGUES = { de, ar };
const TRANSLATED = ['de', 'ar'] as const;
const KEYS = Object.keys(en) as MessageKey[];

afterEach(() => speak(speechOf('en', en)));

/** Every form of a message. */
function formsOf(message: Message | undefined): [form: string, text: string][] {
  if (message === undefined) return [];
  return typeof message === 'string' ? [['', message]] : Object.entries(message);
}

function namesIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
}

const withoutCount = (names: string[]) => names.filter((name) => name !== '{count}');

test.each(TRANSLATED)('the catalogue in %s lacks nothing and has nothing else', (language) => {
  const keys = Object.keys(CATALOGUES[language]);
  expect(KEYS.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
});

test.each(TRANSLATED)('in %s every message names what the English one names', (language) => {
  const messages: Translation = CATALOGUES[language];
  const wrong = KEYS.filter((key) => {
    const wanted = namesIn(formsOf(en[key]).at(-1)?.[1] ?? '');
    return formsOf(messages[key]).some(([, text]) => {
      const names = namesIn(text);
      // A form such as "two" may say the number in words.
      return typeof en[key] === 'string'
        ? names.join() !== wanted.join()
        : withoutCount(names).join() !== withoutCount(wanted).join();
    });
  });
  expect(wrong).toEqual([]);
});

test.each(TRANSLATED)('in %s what is counted has every form that the language has', (language) => {
  const messages: Translation = CATALOGUES[language];
  const wanted = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
  const wrong = KEYS.filter((key) => {
    const message: Message | undefined = messages[key];
    if (message === undefined) return false;
    if (typeof message === 'string') return typeof en[key] !== 'string';
    return wanted.some((form) => !Object.hasOwn(message, form));
  });
  expect(wrong).toEqual([]);
});

test.each([deMain, arMain])('what the main process says names the same', (messages) => {
  const keys = Object.keys(enMain) as (keyof typeof enMain)[];
  const wrong = keys.filter((key) => namesIn(messages[key]).join() !== namesIn(enMain[key]).join());
  expect(wrong).toEqual([]);
});

test('nothing is left in another language by mistake', () => {
  // Words that are the same, or names.
  const texts = KEYS.flatMap((key) => formsOf((ar as Translation)[key]).map(([, text]) => ({ key, text })));
  const same = texts.filter(
    ({ key, text }) =>
      /[a-z]{3}/i.test(text) &&
      !/[\u0600-\u06ff]/.test(text.replace(/\{\w+\}/g, '')) &&
      !/^(language|key)\./.test(key),
  );
  expect(
    same.filter(
      ({ text }) =>
        !/^(\{\w+\}|[\s–·:،,()#]|MediBook Desk|CSV|A4|A6|Letter|Ctrl|Shift|Alt|Enter|Esc|Home|End|PgUp|PgDn|Cmd|⌘)+$/.test(
          text,
        ),
    ),
  ).toEqual([]);
});

test('numbers are chosen for and written as the language has it', () => {
  const count = (language: Language, messages: Translation, number: number) => {
    speak(speechOf(language, messages));
    return t('history.visits', { count: number });
  };
  expect([1, 2].map((number) => count('en', en, number))).toEqual(['1 visit', '2 visits']);
  expect(count('en', en, 1234)).toBe('1,234 visits');
  expect(count('de', de, 1234)).toContain('1.234');
  const inArabic = [0, 1, 2, 3, 11, 100].map((number) => count('ar', ar, number));
  expect(inArabic).toEqual(['لا زيارات', 'زيارة واحدة', 'زيارتان', '3 زيارات', '11 زيارة', '100 زيارة']);
});

test('names keep their own direction in a sentence of the other', () => {
  expect(t('doctors.added', { name: 'Ada' })).toBe('Ada was added.');
  expect(t('doctors.added', { name: 'ليلى' })).toBe('\u2068ليلى\u2069 was added.');
  speak(speechOf('ar', ar));
  expect(t('doctors.added', { name: 'Ada' })).toContain('\u2068Ada\u2069');
  expect(plain(t('doctors.added', { name: 'Ada' }))).not.toMatch(/[\u2066-\u2069]/);
  expect(listed(['a', '', null, false, 'b'])).toBe('\u2068a\u2069، \u2068b\u2069');
  expect(isolated('', 'rtl')).toBe('');
});
