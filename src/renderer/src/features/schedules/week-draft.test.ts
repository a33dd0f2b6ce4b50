import { expect, test } from 'vitest';
import type { Schedule } from '../../../../shared/contract/schedules.ts';
import { draftOf, endingEdit, othersOf, weekEdit } from './week-draft.ts';

const schedule = (id: number, validFrom: string, validUntil: string | null, everyWeeks = 1): Schedule => ({
  id,
  doctorId: 3,
  validFrom,
  validUntil,
  everyWeeks,
  sessions: [],
});

test('a new week ends those that are still valid the day before, but not those that take turns', () => {
  const all = [
    schedule(1, '2026-01-01', null),
    schedule(2, '2026-01-01', '2026-11-30'),
    schedule(3, '2026-01-01', '2026-12-01'),
    schedule(4, '2026-01-01', null, 2),
    schedule(5, '2026-12-01', null),
  ];
  const draft = draftOf(null, '2026-12-01');
  expect(othersOf(draft, all).map(({ id }) => id)).toEqual([1, 3]);
  expect(othersOf({ ...draft, everyWeeks: '2' }, all)).toEqual([]);
  expect(endingEdit(schedule(1, '2026-01-01', null), draft.validFrom)).toMatchObject({
    kind: 'SET_WEEK',
    id: 1,
    validUntil: '2026-11-30',
  });
});

test('a draft says what is asked for', () => {
  const edit = weekEdit({ ...draftOf(null, '2026-12-01'), everyWeeks: ' 2 ' }, 3, null);
  expect(edit).toMatchObject({ kind: 'SET_WEEK', doctorId: 3, validUntil: null, everyWeeks: 2 });
  expect('id' in edit).toBe(false);
});
