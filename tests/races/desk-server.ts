/** Inside a process of its own: the whole app but its windows, doing the steps that it is sent. */
import { type App, openApp } from '../../src/main/app.ts';
import type { SchedulePlan } from '../../src/shared/contract/schedules.ts';
import type { Result } from '../../src/shared/errors.ts';
import { temporaryFolder } from '../support/folder.ts';
import type { Answer, IdOf, Message, Order, Place, Step } from './steps.ts';

/** An open clinic, as the steps see it. */
export interface OpenDesk {
  app: App;
  place: Place;
  ask(name: string, input: unknown): Promise<Result<unknown>>;
}

/** Makes a desk other than it is, such as one with a mistake. */
export type Wrap = (desk: OpenDesk, clock: { at: number }) => OpenDesk;

const tell = (message: Message) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve());
  });

/** Answers orders until its parent is gone. */
export async function serveDesk(wrap: Wrap = (desk) => desk): Promise<void> {
  const clock = { at: 0 };
  let desk: OpenDesk | undefined;

  async function carryOut(order: Order): Promise<Message> {
    if ('open' in order) {
      await desk?.app.close();
      clock.at = order.open.at;
      desk = wrap(await openDesk(order.open, clock), clock);
      return { ready: true };
    }
    if (!desk) throw new Error('It has no clinic yet');
    if (order.isAnnounced) await tell({ asking: true });
    return { answers: await doSteps(desk, order.steps, clock) };
  }

  process.on('message', (order: Order) => {
    const done = carryOut(order).catch((error: unknown) => ({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }));
    void done.then(tell);
  });
  process.on('disconnect', () => process.exit());
  await tell({ ready: true });
}

async function openDesk(place: Place, clock: { at: number }): Promise<OpenDesk> {
  const app = await openApp({
    folder: place.folder ?? temporaryFolder(),
    now: () => clock.at,
    sweeper: place.hasSweeper,
    ...(place.server && { server: place.server, pool: { readers: 1, writers: 2 } }),
  });
  const caller = { token: place.token, desk: `desk ${process.pid}` };
  return { app, place, ask: (name, input) => app.dispatch(caller, name, input) };
}

async function doSteps(desk: OpenDesk, steps: readonly Step[], clock: { at: number }) {
  const answers: (Omit<Answer, 'desk'> | null)[] = [];
  for (const one of steps) {
    const input = withIds(one.input, answers);
    answers.push(input && (await doStep(desk, { ...one, input }, clock)));
  }
  return answers.filter((answer) => answer !== null);
}

async function doStep(desk: OpenDesk, { name, input, at = desk.place.at }: Step, clock: { at: number }) {
  clock.at = at;
  const began = Number(process.hrtime.bigint());
  const result = 'decision' in input ? await changeSchedule(desk, input) : await desk.ask(name, input);
  const ended = Number(process.hrtime.bigint());
  const common = { name, input, at, began, ended };
  if (result.ok) return { ...common, outcome: 'OK', code: null, value: result.value };
  return { ...common, outcome: result.error.reason, code: result.error.code, value: null };
}

/** The input with each `idOf` replaced; null where there is no such id. */
function withIds(input: Step['input'], answers: readonly (Pick<Answer, 'value'> | null)[]) {
  const entries = Object.entries(input).map(([key, value]) => {
    const wanted = (value as IdOf | null | undefined)?.idOf;
    return [
      key,
      wanted === undefined ? value : ((answers[wanted]?.value as { id?: number } | null)?.id ?? null),
    ];
  });
  return entries.some(([, value]) => value === null) ? null : (Object.fromEntries(entries) as Step['input']);
}

/** As the screen does it: a preview, and a decision for each booking in the way. */
async function changeSchedule(desk: OpenDesk, { edits, decision }: Step['input']): Promise<Result<unknown>> {
  const plan = await desk.ask('schedules.preview', { edits });
  if (!plan.ok) return plan;
  const { token, displaced } = plan.value as SchedulePlan;
  const resolutions = displaced.map(({ bookingId }) =>
    decision === 'KEEP'
      ? { bookingId, action: 'KEEP' }
      : { bookingId, action: 'CANCEL', isToBeCalled: false },
  );
  return desk.ask('schedules.apply', { edits, token, resolutions });
}
