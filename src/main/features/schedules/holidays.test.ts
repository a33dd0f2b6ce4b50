import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { readHolidayFile } from './holidays.ts';

const TODAY = '2026-03-02';
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (text: string) =>
  readHolidayFile(text, TODAY, 'Europe/Berlin').map((one) => [one.fromDate, one.untilDate, one.name]);

describe('a file of holidays', () => {
  it('has whole days, the end of several is the day after the last', () => {
    const text = file(
      ['UID:a', 'DTSTART;VALUE=DATE:20260403', 'SUMMARY:Good Friday'],
      ['UID:b', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'],
      ['UID:c', 'DTSTART;VALUE=DATE:20260501', 'DURATION:P1D', 'SUMMARY:Labour Day'],
    );
    expect(read(text)).toEqual([
      ['2026-04-03', '2026-04-03', 'Good Friday'],
      ['2026-05-01', '2026-05-01', 'Labour Day'],
      ['2026-12-24', '2026-12-26', 'Christmas'],
    ]);
  });

  it('has events with times, on the dates of the clinic', () => {
    const text = file(
      ['UID:a', 'DTSTART:20260510T223000Z', 'DTEND:20260511T100000Z', 'SUMMARY:UTC'],
      ['UID:b', 'DTSTART:20260601T080000', 'DTEND:20260603T000000', 'SUMMARY:Local'],
    );
    expect(read(text)).toEqual([
      ['2026-05-11', '2026-05-11', 'UTC'],
      ['2026-06-01', '2026-06-02', 'Local'],
    ]);
  });

  it('repeats yearly for three years, without what is left out', () => {
    const text = file(
      [
        'UID:a',
        'DTSTART;VALUE=DATE:20001003',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20271003',
        'SUMMARY:Unity',
      ],
      ['UID:b', 'DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'SUMMARY:Thanks'],
      ['UID:c', 'DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:Leap'],
      ['UID:d', 'DTSTART;VALUE=DATE:20250601', 'RRULE:FREQ=YEARLY;COUNT=2', 'SUMMARY:Twice'],
    );
    const of = (name: string) =>
      read(text)
        .filter((one) => one[2] === name)
        .map(([from]) => from);
    expect(of('Unity')).toEqual(['2026-10-03', '2028-10-03', '2029-10-03']);
    expect(of('Thanks')).toEqual(['2026-11-26', '2027-11-25', '2028-11-23', '2029-11-22']);
    expect(of('Leap')).toEqual(['2028-02-29']);
    expect(of('Twice')).toEqual(['2026-06-01']);
  });

  it('leaves out what is over, called off or makes no sense, and keeps the rest', () => {
    const text = file(
      ['UID:old', 'DTSTART;VALUE=DATE:20260301', 'SUMMARY:Yesterday'],
      ['UID:off', 'DTSTART;VALUE=DATE:20260601', 'STATUS:CANCELLED', 'SUMMARY:Off'],
      ['UID:none', 'SUMMARY:No date'],
      ['UID:back', 'DTSTART;VALUE=DATE:20260610', 'DTEND;VALUE=DATE:20260601', 'SUMMARY:Backwards'],
      ['UID:long', 'DTSTART;VALUE=DATE:20260610', 'DTEND;VALUE=DATE:20960601', 'SUMMARY:Lifelong'],
      ['UID:ok', 'DTSTART;VALUE=DATE:20260302', 'SUMMARY:Today'],
    );
    expect(read(text)).toEqual([['2026-03-02', '2026-03-02', 'Today']]);
  });

  it.each(['', 'hello', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO', '\0\0', '{"a":1}'])(
    'is refused when it is none: %j',
    (text) => {
      expect(() => readHolidayFile(text, TODAY, 'UTC')).toThrow(AppError);
    },
  );

  it('that is made to hang is read in bounded time', () => {
    const began = performance.now();
    const rules = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=SECONDLY',
      'FREQ=YEARLY;INTERVAL=0',
      'FREQ=YEARLY;BYDAY=-9MO',
      'FREQ=YEARLY;COUNT=999999999',
    ];
    const events = Array.from({ length: 3000 }, (_, index) => [
      `UID:${index}`,
      'DTSTART;VALUE=DATE:18600101',
      `RRULE:${rules[index % rules.length]}`,
      'SUMMARY:X',
    ]);
    expect(readHolidayFile(file(...events), TODAY, 'UTC').length).toBeLessThanOrEqual(400);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
