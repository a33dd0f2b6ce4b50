import { afterEach, describe, expect, it, test } from 'vitest';
import { ar } from '../../../../shared/messages/ar.ts';
import { de } from '../../../../shared/messages/de.ts';
import { en } from '../../../../shared/messages/en.ts';
import { speak, speechOf } from '../../../../shared/messages/format.ts';
import { USUAL, writeAs } from '../../lib/writing.ts';
import { dateWords } from './date-words.ts';
import { datesOf } from './typed-dates.ts';

/** A Wednesday. */
const TODAY = '2026-03-04';

describe('a typed day', () => {
  it.each([
    ['today', ['2026-03-04']],
    ['Tomorrow', ['2026-03-05']],
    ['tom', ['2026-03-05']],
    ['yesterday', ['2026-03-03']],
    ['fri', ['2026-03-06']],
    ['friday', ['2026-03-06']],
    ['wed', ['2026-03-11']],
    ['mon', ['2026-03-09']],
    ['next fri', ['2026-03-13']],
    ['next mon', ['2026-03-09']],
    ['last fri', ['2026-02-27']],
    ['last wed', ['2026-02-25']],
    ['+3', ['2026-03-07']],
    ['-1', ['2026-03-03']],
    ['+2w', ['2026-03-18']],
    ['in 3 days', ['2026-03-07']],
    ['in 2 weeks', ['2026-03-18']],
    ['2026-04-03', ['2026-04-03']],
    ['2026-4-3', ['2026-04-03']],
    ['3.4.', ['2026-04-03']],
    ['3.4', ['2026-04-03']],
    ['3.4.27', ['2027-04-03']],
    ['3.4.2025', ['2025-04-03']],
    // Last week's, and then the coming one.
    ['27.2.', ['2026-02-27', '2027-02-27']],
    ['30.12.', ['2025-12-30', '2026-12-30']],
    ['4/5', ['2026-05-04', '2026-04-05']],
    ['13/4', ['2026-04-13']],
    ['3 apr', ['2026-04-03']],
    ['apr 3', ['2026-04-03']],
    ['3rd of April 2027', ['2027-04-03']],
    ['29.2.', ['2028-02-29']],
  ])('%s', (typed, dates) => expect(datesOf(typed, TODAY, dateWords())).toEqual(dates));

  it.each([
    '',
    'to',
    'fr',
    'x',
    '31.2.',
    '3.13.',
    '2026-02-30',
    '32 apr',
    'apr',
    '12',
    'Maria',
    'in many days',
    '3.4.5.6',
    '+1000',
  ])('%j is none', (typed) => expect(datesOf(typed, TODAY, dateWords())).toEqual([]));
});

describe('in other languages', () => {
  afterEach(() => {
    speak(speechOf('en', en));
    writeAs(USUAL);
  });

  test.each([
    ['heute', '2026-03-04'],
    ['morgen', '2026-03-05'],
    ['fre', '2026-03-06'],
    ['nächsten freitag', '2026-03-13'],
    ['3. okt', '2025-10-03'],
    ['3. märz 2027', '2027-03-03'],
    ['tomorrow', '2026-03-05'],
  ])('German: %s', (typed, date) => {
    speak(speechOf('de', de));
    expect(datesOf(typed, TODAY, dateWords())[0]).toBe(date);
  });

  test.each([
    ['اليوم', '2026-03-04'],
    ['غدا', '2026-03-05'],
    ['الجمعة', '2026-03-06'],
    ['الجمعة القادم', '2026-03-13'],
    ['3 أبريل', '2026-04-03'],
  ])('Arabic: %s', (typed, date) => {
    speak(speechOf('ar', ar));
    expect(datesOf(typed, TODAY, dateWords())[0]).toBe(date);
  });

  test('with slashes the month comes first where the clinic writes it so', () => {
    writeAs({ ...USUAL, dateOrder: 'MDY' });
    expect(datesOf('4/5', TODAY, dateWords())[0]).toBe('2026-04-05');
  });
});
