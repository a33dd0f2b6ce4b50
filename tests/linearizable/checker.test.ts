import { describe, expect, it } from 'vitest';
import { linearize, type Model, shortestWrong, type Timed } from './checker.ts';

/** One place that is written and read: the plainest thing that can go wrong. */
interface Call extends Timed {
  write?: number;
  read?: number;
}

const register: Model<number, Call> = {
  start: 0,
  next: (state, { write, read }) => write ?? (read === state ? state : null),
  key: String,
};
const isRead = ({ read }: Call) => read !== undefined;
const isRight = (history: Call[]) => linearize(register, history).isLinearizable;

const write = (value: number, began: number, ended: number): Call => ({ write: value, began, ended });
const read = (value: number, began: number, ended: number): Call => ({ read: value, began, ended });

describe('right histories', () => {
  it.each<[string, Call[]]>([
    ['nothing at all', []],
    ['one after the other', [write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7)]],
    ['a read beside a write sees what was before', [write(1, 0, 10), read(0, 1, 2)]],
    ['or what is after', [write(1, 0, 10), read(1, 1, 2)]],
    [
      'two writes at once, seen in the order in which they did not begin',
      [write(1, 0, 10), write(2, 1, 9), read(1, 11, 12)],
    ],
    ['a late effect that two reads saw one after the other', [write(1, 0, 10), read(0, 1, 3), read(1, 4, 6)]],
    ['a write whose answer never came and that happened', [write(1, 0, Infinity), read(1, 5, 6)]],
    ['a write whose answer never came and that did not happen', [write(1, 0, Infinity), read(0, 5, 6)]],
    ['two that touch each other are at one time', [write(1, 0, 5), read(0, 5, 6)]],
  ])('%s', (_name, history) => {
    expect(isRight(history)).toBe(true);
  });

  it('answers the order that explains them', () => {
    const history = [write(1, 0, 10), write(2, 1, 9), read(1, 11, 12)];
    const verdict = linearize(register, history);
    expect(verdict.isLinearizable && verdict.order.map((call) => call.write ?? call.read)).toEqual([2, 1, 1]);
  });
});

describe('wrong histories', () => {
  it.each<[string, Call[]]>([
    ['a read of what nobody wrote', [read(7, 0, 1)]],
    ['a stale read', [write(1, 0, 1), read(0, 2, 3)]],
    ['a lost write', [write(1, 0, 1), write(2, 2, 3), read(1, 4, 5)]],
    ['new and then old', [write(1, 0, 10), read(1, 1, 2), read(0, 3, 4)]],
    [
      'two who saw two writes in different orders',
      [write(1, 0, 9), write(2, 0, 9), read(1, 10, 11), read(2, 12, 13)],
    ],
    [
      'a write that happened twice',
      [write(1, 0, Infinity), write(2, 1, 2), read(1, 3, 4), write(2, 5, 6), read(1, 7, 8)],
    ],
  ])('%s', (_name, history) => {
    expect(isRight(history)).toBe(false);
  });

  it('tells how far an order leads, and what cannot follow', () => {
    const stale = read(0, 2, 3);
    const history = [write(1, 0, 1), stale];
    expect(linearize(register, history)).toEqual({
      isLinearizable: false,
      order: history.slice(0, 1),
      state: 1,
      left: [stale],
    });
  });

  it('are cut down to what is wrong', () => {
    const stale = read(1, 6, 8);
    const history = [
      read(0, 0, 1),
      write(1, 2, 3),
      read(1, 4, 5),
      write(2, 4, 5),
      stale,
      write(3, 9, 10),
      read(1, 11, 12),
    ];
    expect(shortestWrong(register, history, isRead)).toEqual([write(1, 2, 3), write(2, 4, 5), stale]);
  });

  it('with one still under way are cut down to that moment', () => {
    const history = [write(5, 0, 100), read(7, 1, 2)];
    expect(shortestWrong(register, history, isRead)).toEqual([write(5, 0, Infinity), read(7, 1, 2)]);
  });
});

it('what has led nowhere once is not tried again: ten calls have three million orders', () => {
  const writes = Array.from({ length: 10 }, (_, index) => write(index % 3, 0, 100));
  expect(isRight([...writes, read(9, 101, 102)])).toBe(false);
});
