import { describe, expect, it } from 'vitest';
import { LastAnswers } from './last-answers.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-03-02T11:00:00Z');
const day = (date: string, token = 'rita') => ({ token, name: 'slots.list', input: { date } });

function keepAt(answers: LastAnswers, asked: ReturnType<typeof day>, at = NOON): void {
  answers.keep(asked, { items: [asked.input.date] }, { at, changes: answers.changes });
}

describe('what was answered last', () => {
  it('is found by whoever had it, by name and input', () => {
    const answers = new LastAnswers();
    keepAt(answers, day('2026-03-02'));
    expect(answers.find(day('2026-03-02'), NOON)).toEqual({ value: { items: ['2026-03-02'] }, asOf: null });
    expect(answers.find(day('2026-03-03'), NOON)).toBe(null);
    expect(answers.find(day('2026-03-02', 'ada'), NOON)).toBe(null);
  });

  it('is not kept where the question cannot be written down', () => {
    const answers = new LastAnswers();
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const input of [deep, circle, { id: 1n }]) {
      const asked = { token: 'rita', name: 'setup.status', input };
      answers.keep(asked, {}, { at: NOON, changes: 0 });
      expect(answers.find(asked, NOON)).toBe(null);
    }
  });

  it('is gone with the session', () => {
    const answers = new LastAnswers();
    keepAt(answers, day('2026-03-02'));
    keepAt(answers, day('2026-03-02', 'ada'));
    answers.forget('rita');
    expect(answers.find(day('2026-03-02'), NOON)).toBe(null);
    expect(answers.find(day('2026-03-02', 'ada'), NOON)).not.toBe(null);
  });

  it('carries its time once something has changed it, and is then shown for an hour', () => {
    const answers = new LastAnswers();
    keepAt(answers, day('2026-03-02'));
    answers.outdate('views');
    expect(answers.find(day('2026-03-02'), NOON + 9 * HOUR)?.asOf).toBe(null);
    answers.outdate('bookings');
    expect(answers.find(day('2026-03-02'), NOON + HOUR)?.asOf).toBe(NOON);
    expect(answers.find(day('2026-03-02'), NOON + HOUR + 1)).toBe(null);
  });

  it('is not taken for the newest when a change came while it was made', () => {
    const answers = new LastAnswers();
    const { changes } = answers;
    answers.outdate('bookings');
    answers.keep(day('2026-03-02'), { items: [] }, { at: NOON, changes });
    expect(answers.find(day('2026-03-02'), NOON)?.asOf).toBe(NOON);
  });

  it('stays small: what was not used for longest goes', () => {
    const answers = new LastAnswers();
    const large = { items: Array.from({ length: 20_000 }, (_, index) => index) };
    for (const date of ['2026-03-02', '2026-03-03']) {
      answers.keep(day(date), large, { at: NOON, changes: 0 });
    }
    expect(answers.find(day('2026-03-02'), NOON)).not.toBe(null);
    answers.keep(day('2026-03-04'), large, { at: NOON, changes: 0 });
    expect(answers.find(day('2026-03-03'), NOON)).toBe(null);
    expect(answers.find(day('2026-03-02'), NOON)).not.toBe(null);
    for (let index = 0; index < 400; index += 1) keepAt(answers, day(`x${index}`));
    expect(answers.find(day('x0'), NOON)).toBe(null);
    expect(answers.find(day('x399'), NOON)).not.toBe(null);
  });
});
