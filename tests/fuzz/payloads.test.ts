/**
 * Whatever a procedure is sent, by whoever it is: an answer, and if that is a refusal, one that says why. The clinic
 * goes on as it was: nothing broken, its trail whole, nothing left behind.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProcedureName, procedureNames } from '../../src/shared/contract/index.ts';
import { keepEvidence } from '../support/evidence.ts';
import { isLong } from '../support/runs.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { callsOf } from './calls.ts';
import { FuzzedClinic } from './fuzzed-clinic.ts';
import { Fuzzer } from './fuzzer.ts';
import { heapUsed, Watch } from './watch.ts';

const SEED = Number(process.env['MEDIBOOK_SEED'] ?? 20260302);
/** Hashing a password takes its time. */
const SLOW: readonly ProcedureName[] = [
  'auth.login',
  'auth.changePassword',
  'setup.createClinic',
  'users.create',
  'users.resetPassword',
];
/** What a clinic that is set up, and this computer's alone, refuses everybody. */
const NEVER_DONE: readonly ProcedureName[] = [
  'setup.createClinic',
  'setup.showDemo',
  'setup.restoreBackup',
  'setup.serverStatus',
  'setup.testServer',
  'setup.joinServer',
  'setup.leaveServer',
  'setup.restart',
  'setup.leaveDemo',
  'server.use',
  'server.leave',
  'server.restart',
  'house.moveToServer',
  'house.moveToFile',
];

interface Size {
  rounds: number;
  /** Of each procedure in each round. */
  atOnce: number;
}
const SIZES: Record<'file' | 'server', Size> = isLong
  ? { file: { rounds: 101, atOnce: 7 }, server: { rounds: 21, atOnce: 7 } }
  : { file: { rounds: 6, atOnce: 7 }, server: { rounds: 1, atOnce: 2 } };
/** Megabytes that a process may have more at the end than after its first rounds. */
const GROWTH = 40;

async function sendAll(fuzzed: FuzzedClinic, fuzzer: Fuzzer, { rounds, atOnce }: Size): Promise<number[]> {
  const callsTo = new Map(procedureNames.map((name) => [name, callsOf(name)]));
  const memory: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await fuzzed.refresh();
    for (const [name, calls] of callsTo) {
      const numRuns = SLOW.includes(name) ? 1 : atOnce;
      const seed = SEED + round * 1000 + procedureNames.indexOf(name);
      for (const call of fc.sample(calls, { seed, numRuns })) await fuzzer.send(name, call);
    }
    if (round % 10 === 1) memory.push(heapUsed());
  }
  return memory;
}

describe.each(['file', 'server'] as const)('whatever is sent to a clinic, kept: %s', (engine) => {
  it('is answered, and the clinic stays whole', { timeout: 3_600_000 }, async () => {
    const watch = new Watch();
    const server = engine === 'server' ? await freshDatabase() : undefined;
    const fuzzed = await FuzzedClinic.open({ log: watch.log, server });
    const fuzzer = new Fuzzer(fuzzed, watch);
    const memory = await sendAll(fuzzed, fuzzer, SIZES[engine]);
    expect([...fuzzer.problems.values()].join('\n\n')).toBe('');
    const never = procedureNames.filter((name) => !fuzzer.answered.has(name));
    await fuzzed.mend();
    expect(await fuzzed.clinic.broken()).toEqual([]);
    const trail = await fuzzed.desk('admin').call('audit.verify', {});
    expect(trail).toMatchObject({ isDone: true, brokenId: null });
    await fuzzed.close();
    if (server) await dropDatabase(server);
    watch.end();
    expect(watch.unhandled).toEqual([]);
    if (isLong) {
      expect(never.filter((name) => !NEVER_DONE.includes(name))).toEqual([]);
      expect(Math.max(...memory)).toBeLessThan((memory[0] ?? 0) + GROWTH);
      expect(watch.costliest.took).toBeLessThan(1000);
    }
    keepEvidence({
      row: 7,
      what: 'Generated payloads over every procedure, as every role and as nobody',
      engine,
      shown:
        `${fuzzer.calls.toLocaleString('en')} payloads (seed ${SEED}) to ${procedureNames.length} procedures, ` +
        `${procedureNames.length - never.length} of them carried out: 0 crashes, ${fuzzer.refusals.size} reasons, ` +
        `0 INTERNAL; the costliest call took ${watch.costliest.took} ms of the processor (${watch.costliest.name})`,
    });
  });
});
