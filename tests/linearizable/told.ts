/** A history that cannot be explained, for somebody who wants to understand it. */
import type { Answer } from '../races/steps.ts';
import { linearize, shortestWrong } from './checker.ts';
import { changesNothing, type Day, dayModel, say } from './doctor-day.ts';

const WIDTH = 40;

/** In the order in which they began, each with a bar from its beginning to its end, and what the model says instead. */
export function told(slotIds: readonly number[], history: readonly Answer[]): string {
  const model = dayModel(slotIds);
  const calls = shortestWrong(model, history, changesNothing).toSorted((a, b) => a.began - b.began);
  const verdict = linearize(model, calls);
  if (verdict.isLinearizable) return 'It is linearizable';
  const start = calls[0]?.began ?? 0;
  const end = Math.max(...calls.map(({ began, ended }) => (ended === Infinity ? began : ended)), start + 1);
  const at = (moment: number) => Math.min(WIDTH, Math.round(((moment - start) / (end - start)) * WIDTH));
  const bar = ({ began, ended }: Answer) =>
    '─'.repeat(Math.max(1, at(ended) - at(began))).padStart(at(began) + Math.max(1, at(ended) - at(began)));
  const lines = calls.map((call) => `${bar(call).padEnd(WIDTH + 1)} ${line(call)}`);
  const wrong = verdict.left.filter(({ ended }) => ended !== Infinity);
  return [
    `No order explains these ${calls.length} calls of ${history.length}:`,
    ...lines,
    'The longest order that explains a part of them:',
    ...verdict.order.map((call) => `  ${line(call)}`),
    `Then the day is: ${shown(verdict.state)}`,
    'and none of these can have been next:',
    ...wrong.map((call) => `  ${line(call)}: the model says ${say(verdict.state, call).outcome}`),
  ].join('\n');
}

function line({ desk, name, input, at, outcome, value, ended }: Answer): string {
  const { patient: _, doctorId: __, ...asked } = input;
  const answer = ended === Infinity ? 'under way' : outcome === 'OK' ? brief(value) : outcome;
  return `desk ${desk} at ${new Date(at).toISOString().slice(11, 19)} ${name} ${JSON.stringify(asked)} → ${answer}`;
}

type Item = {
  id: number;
  status?: string;
  slotId?: number;
  version?: number;
  isBooked?: boolean;
  isHeld?: boolean;
};

function brief(value: unknown): string {
  const { items } = value as { items?: Item[] };
  return items ? items.map(one).join(', ') || 'nothing' : one(value as Item);
}

function one({ id, status, slotId, version, isBooked, isHeld }: Item): string {
  if (status) return `booking ${id} ${status} on ${slotId}`;
  return `slot ${id} v${version} ${isBooked ? 'booked' : isHeld ? 'held' : 'free'}`;
}

function shown({ slots, bookings }: Day): string {
  const places = [...slots].map(([id, { version, holder }]) => `slot ${id} v${version} ${holder ?? 'free'}`);
  const all = [...bookings].map(([id, { status, slot }]) => `booking ${id} ${status} on ${slot}`);
  return [...places, ...all].join(', ');
}
