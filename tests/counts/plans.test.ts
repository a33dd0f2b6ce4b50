/** What a desk asks for many times an hour is found by an index, at a clinic of any size. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Plan, plansOf, pretendSize } from '../support/plans.ts';
import { type Day, openDay, procedureOf } from './day-at-the-desk.ts';

/** Tables that grow with the years, and what they are called in queries. */
const GROWING =
  'appointment_slots|slot|bookings|booking|booking_slots|claim|patients|patient|audit_log|audit|commands';
/** All of a table, or all of an index. */
const ALL = new RegExp(`^SCAN (${GROWING})\\b(?! VIRTUAL TABLE INDEX)`);
/** Goes by an index from its end, and stops after a page: the latest come first. */
const IN_ORDER: Record<string, RegExp> = {
  'bookings.list': /^SCAN booking USING INDEX bookings_by_start$/,
  'audit.list': /^SCAN audit USING INDEX audit_by_moment$/,
};
/** The last row of the trail, which each new one is chained to. */
const LAST_ROW = /^select "id", "hash" from "audit_log" order by "id" desc limit \S+$/;
/** Of a clinic of ten years. */
const TIMES = 30_000;

let day: Day;

beforeAll(async () => {
  day = await openDay('file');
}, 180_000);
afterAll(() => day.clinic.close());

it('looks through no table that grows, from its first row to its last', async () => {
  expect(await scans(day)).toEqual([]);
});

it('does not once the database knows how large its tables are either', async () => {
  pretendSize(day.clinic.folder, TIMES);
  expect(await scans(day)).toEqual([]);
});

async function scans({ clinic, calls }: Day): Promise<string[]> {
  const found: string[] = [];
  for (const [call, run] of Object.entries(calls)) {
    const plans = await plansOf(clinic.folder, run);
    expect(plans.length, `${call} asks the database`).toBeGreaterThan(0);
    const isInOrder = ({ sql, detail }: Plan) =>
      LAST_ROW.test(sql) || (IN_ORDER[procedureOf(call)]?.test(detail) ?? false);
    const wrong = plans.filter((plan) => ALL.test(plan.detail) && !isInOrder(plan));
    found.push(...wrong.map((plan) => said(call, plan)));
  }
  return found;
}

const said = (call: string, { sql, detail }: Plan) => `${call}: ${detail} in ${sql.slice(0, 200)}`;
