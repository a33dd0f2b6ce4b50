/** What IT asks for on the command line of the built program. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import { startHost } from '../support/host.ts';
import { logicalHash } from '../support/logical-hash.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../out/main/browser.js');
let clinic: Clinic;
let file: string;

beforeAll(async () => {
  clinic = await openClinic();
  file = path.join(clinic.folder, 'clinic.db');
  const { slots } = await doctorWithSlots(clinic, 5);
  await clinic.desk.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Pia Kept' } });
});
afterAll(() => clinic.close());

function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [PROGRAM, '--data', clinic.folder, ...options],
    { encoding: 'utf8' },
  );
  return { status, said: stdout.trim(), complained: stderr.trim() };
}

describe('the command line', () => {
  it('tells its version', () =>
    expect(run('--version')).toMatchObject({ status: 0, said: packageJson.version }));

  it('verifies a clinic beside a desk that is at work, without a name in what it says', () => {
    const { status, said } = run('--verify');
    expect(status).toBe(0);
    expect(said).toMatch(/^The clinic is sound: 1 patients, 1 bookings, \d+ changes/);
  });

  it('makes a backup where backups lie, in a folder or as a file, and writes over nothing', () => {
    expect(run('--backup')).toMatchObject({ status: 0 });
    expect(backupsIn(path.join(clinic.folder, 'backups'))).toHaveLength(1);
    const elsewhere = path.join(clinic.folder, 'elsewhere');
    expect(run('--backup', elsewhere)).toMatchObject({ status: 0 });
    expect(backupsIn(elsewhere)).toHaveLength(1);
    const named = path.join(elsewhere, 'mine.db');
    expect(run('--backup', named)).toMatchObject({ status: 0, said: `Backup made: ${named}` });
    expect(logicalHash(named)).toBe(logicalHash(file));
    expect(run('--backup', named)).toMatchObject({ status: 2 });
  });

  it('exports the whole clinic to a file, and not over one', () => {
    const target = path.join(clinic.folder, 'clinic.json');
    expect(run('--export', target)).toMatchObject({ status: 0 });
    expect(fs.readFileSync(target, 'utf8')).toContain('Pia Kept');
    expect(run('--export', target)).toMatchObject({ status: 2 });
    expect(run('--export')).toMatchObject({ status: 2 });
    expect(run('--export', target, '--verify')).toMatchObject({ status: 2 });
  });

  it('restores the newest good backup or one by name, and never under an open desk', async () => {
    const before = logicalHash(file);
    await clinic.app.close();
    const desk = await startHost(clinic.folder);
    expect(run('--restore')).toMatchObject({ status: 3 });
    await desk.stop();
    fs.writeFileSync(file, 'spoilt');
    expect(run('--verify')).toMatchObject({ status: 4 });
    const done = run('--restore');
    expect(done.complained).toBe('');
    expect(done.status).toBe(0);
    expect(run('--verify')).toMatchObject({ status: 0 });
    const { lastChange } = first(backupsIn(path.join(clinic.folder, 'backups'))).manifest ?? {};
    expect(lastChange).toBeGreaterThan(0);
    expect(run('--restore', path.join(clinic.folder, 'elsewhere/mine.db'))).toMatchObject({ status: 0 });
    expect(logicalHash(file, backupsIn(path.join(clinic.folder, 'elsewhere'))[0]?.manifest?.lastChange)).toBe(
      before,
    );
    expect(run('--restore', file)).toMatchObject({ status: 2 });
    const cut = path.join(clinic.folder, 'cut.db');
    fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, 40_000));
    expect(run('--restore', cut)).toMatchObject({ status: 4 });
    expect(run('--verify')).toMatchObject({ status: 0 });
    expect(run('--restore', path.join(clinic.folder, 'nothing.db'))).toMatchObject({ status: 5 });
  });

  it('says where there is no clinic', () => {
    fs.mkdirSync(path.join(clinic.folder, 'empty'));
    expect(run('--data', path.join(clinic.folder, 'empty'), '--verify')).toMatchObject({ status: 5 });
  });
});
