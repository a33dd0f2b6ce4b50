/** What an admin sends to whoever helps: how the program does, and nothing of the people in it. */
import os from 'node:os';
import type { Output } from '../../../shared/contract/index.ts';
import type { QueryContext } from '../../context.ts';
import { currentHealth } from '../health/current.ts';
import { getSettings } from '../settings/queries.ts';
import { HOUR, savedMeasures } from '../stats/measures.ts';
import { procedureReportOf } from '../stats/health.ts';
import { iso } from '../visits/moments.ts';
import { errorsIn } from './errors-in.ts';
import { scrubbed, thisMachine, withoutPhones } from './scrub.ts';
import { zipOf, type ZipPart } from './zip.ts';

const DAYS_OF_MEASURES = 7;

/** The parts as they are in the file, so that what is shown is what is sent. */
export async function makeSupportFile(ctx: QueryContext): Promise<Output<'support.make'>> {
  const machine = thisMachine();
  const raw = await partsOf(ctx);
  const parts = raw.map(({ name, text }) => ({ name, text: scrubbed(text, machine) }));
  const content = zipOf(parts, ctx.now());
  const name = `medibook-support-${iso(ctx.now()).slice(0, 10)}.zip`;
  const fileId = await ctx.health.keep(content, name);
  return { fileId, name, bytes: content.length, parts };
}

async function partsOf(ctx: QueryContext): Promise<ZipPart[]> {
  const logs = ctx.health.logs();
  const { rows, schema } = await ctx.health.schema();
  return [
    json('health.json', { madeAt: iso(ctx.now()), ...(await currentHealth(ctx)), computer: computer() }),
    json('settings.json', await settingsOf(ctx)),
    json('tables.json', rows),
    json('answers.json', await answersOf(ctx)),
    json('errors.json', errorsIn(logs.map(({ text }) => text))),
    { name: 'schema.sql', text: `${schema}\n` },
    ...logs.map(({ name, text }) => ({ name, text: withoutPhones(text) })),
  ];
}

const json = (name: string, value: unknown): ZipPart => ({
  name,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

function computer() {
  return {
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    freeMemoryBytes: os.freemem(),
    upSeconds: Math.round(os.uptime()),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** How the clinic has set the program, named one by one: nothing that a person wrote. */
async function settingsOf({ db }: QueryContext) {
  const settings = await getSettings(db);
  return Object.fromEntries(SETTINGS.map((name) => [name, settings[name]]));
}

const SETTINGS = [
  'timeZone',
  'country',
  'language',
  'isDemo',
  'clock',
  'dateOrder',
  'firstWeekday',
  'holdSeconds',
  'horizonWeeks',
  'hasOverbooking',
] as const;

async function answersOf({ db, measures, now }: QueryContext) {
  const [from, to] = [now() - DAYS_OF_MEASURES * 24 * HOUR, now()];
  const all = [...(await savedMeasures(db, from, Number.MAX_SAFE_INTEGER)), ...measures.unsaved()];
  return procedureReportOf({ from: iso(from), to: iso(to) }, all, []);
}
