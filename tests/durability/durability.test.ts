import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFile } from '../../src/main/database/sqlite/check-file.ts';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { builtProgram } from '../support/built-program.ts';
import { doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { pick, seededRandom } from '../support/random.ts';
import { isLong } from '../support/runs.ts';
import { acknowledgedTooSoon } from './order.ts';
import { Disk, FATES } from './power-cut.ts';
import type { Task } from './task.ts';
import { hasStrace, type Step, stepsOf, traced } from './trace.ts';

const SEED = 20261128;
const DOCTORS = isLong ? 20 : 2;
const BOOKINGS = isLong ? 1000 : 16;
const MOMENTS = isLong ? 1000 : 16;
/** Often enough that the log is brought into the file, and begun anew, several times. */
const CHECKPOINT_PAGES = isLong ? 1000 : 100;

/** What the replay leaves is written and looked at a thousand times: it need not reach a disk. */
const folderInMemory = () =>
  fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'medibook-'));

interface Recording {
  database: string;
  before: Buffer;
  steps: Step[];
}

describe.skipIf(!hasStrace)(
  'what is acknowledged is on the disk (by strace, skipped where it is not)',
  () => {
    const folders: string[] = [];
    let full: Recording;
    let normal: Recording;

    async function record(program: string, synchronous: Task['synchronous']): Promise<Recording> {
      const clinic = await openClinic();
      const { folder } = clinic;
      folders.push(folder);
      const slotIds: number[] = [];
      for (let doctor = 0; doctor < DOCTORS; doctor += 1) {
        slotIds.push(...(await doctorWithSlots(clinic, BOOKINGS / DOCTORS)).slots.map(({ id }) => id));
      }
      await clinic.app.close();
      const database = path.join(folder, 'clinic.db');
      const before = fs.readFileSync(database);
      const task: Task = {
        folder,
        token: clinic.desk.token ?? '',
        at: clinic.clock.at,
        slotIds,
        synchronous,
        checkpointPages: CHECKPOINT_PAGES,
      };
      const steps = await stepsOf(traced(program, JSON.stringify(task), folder), database);
      return { database, before, steps };
    }

    beforeAll(async () => {
      const program = await builtProgram(fileURLToPath(new URL('./booker.ts', import.meta.url)));
      full = await record(program, 'FULL');
      normal = await record(program, 'NORMAL');
    }, 1_200_000);
    afterAll(() => {
      for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
    });

    const bookingsOf = ({ steps }: Recording) => steps.filter(({ did }) => did === 'acknowledge').length;

    it(`of ${BOOKINGS} bookings each is told after its log was synced; at NORMAL that is not so, and found`, () => {
      expect([bookingsOf(full), bookingsOf(normal)]).toEqual([BOOKINGS, BOOKINGS]);
      expect(acknowledgedTooSoon(full.steps, full.database)).toEqual([]);
      // A checkpoint now and then syncs it even so.
      const tooSoon = acknowledgedTooSoon(normal.steps, normal.database).length;
      expect(tooSoon).toBeGreaterThan(BOOKINGS / 2);
      keepEvidence({
        row: 5,
        what: 'acknowledged after the fsync of its log (strace)',
        engine: 'file',
        shown: `${BOOKINGS} of ${BOOKINGS}; with synchronous = NORMAL planted: ${BOOKINGS - tooSoon} of ${BOOKINGS}`,
      });
    });

    /** What is wrong after each of so many power cuts; a sound file with all that was acknowledged is not listed. */
    function cuts({ database, before, steps }: Recording): string[] {
      const folder = folderInMemory();
      folders.push(folder);
      const random = seededRandom(SEED);
      const moments = Array.from({ length: MOMENTS }, () => Math.floor(random() * (steps.length + 1)));
      const disk = new Disk(steps, { [database]: before });
      return moments
        .toSorted((a, b) => a - b)
        .flatMap((moment) => {
          disk.goTo(moment);
          for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
          const fate = pick(FATES, random);
          disk.cut(fate, random, (file) => path.join(folder, path.basename(file)));
          const wrong = wrongIn(path.join(folder, 'clinic.db'), disk.acknowledged);
          return wrong ? [`before step ${moment} of seed ${SEED}, ${fate}: ${wrong}`] : [];
        });
    }

    function wrongIn(file: string, acknowledged: readonly number[]): string {
      // As the next start does.
      prepareFile({ file });
      const sql = connect({ file }, 'writer');
      try {
        const broken = brokenInvariants(sql);
        const kept = new Set(sql.prepare('SELECT booking_id FROM booking_slots').pluck().all() as number[]);
        const lost = acknowledged.filter((id) => !kept.has(id));
        return [...broken, ...(lost.length > 0 ? [`lost: ${lost.slice(0, 5).join(', ')}`] : [])].join('; ');
      } finally {
        sql.close();
      }
    }

    it(`of ${MOMENTS} power cuts none loses a booking or breaks the file; at NORMAL they do lose, and that is found`, () => {
      expect(cuts(full)).toEqual([]);
      const lossy = cuts(normal);
      expect(lossy.length).toBeGreaterThan(MOMENTS / 2);
      keepEvidence({
        row: 5,
        what: 'power cut at a random moment: unsynced writes dropped, kept or torn by chance',
        engine: 'file',
        shown: `${MOMENTS} of ${MOMENTS} with all that was acknowledged, sound; with synchronous = NORMAL planted ${lossy.length} lose`,
      });
    }, 3_600_000);
  },
);
