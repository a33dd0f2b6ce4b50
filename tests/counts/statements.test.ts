/** A procedure that asks the database more than it did is seen here, on a computer of any speed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedBy } from '../support/statements.ts';
import { type Day, type EngineName, openDay } from './day-at-the-desk.ts';
import { ASKED } from './asked.ts';

describe.each<EngineName>(['file', 'server'])('what each call asks of a %s', (engine) => {
  let day: Day;
  beforeAll(async () => {
    day = await openDay(engine);
  }, 180_000);
  afterAll(() => day.clinic.close());

  it('is as many statements, rows and bytes as stand in tests/counts/asked.ts', async () => {
    const found: Record<string, string> = {};
    for (const [call, run] of Object.entries(day.calls)) {
      let bytes = 0;
      const { statements, rows } = await askedBy(async () => {
        bytes = Buffer.byteLength(JSON.stringify(await run()) ?? '');
      });
      found[call] = `${statements.length} statements, ${rows} rows, ${bytes} bytes`;
    }
    expect(found).toEqual(ASKED[engine]);
  });
});
