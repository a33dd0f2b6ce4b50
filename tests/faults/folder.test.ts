import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { temporaryFolder } from '../support/folder.ts';

const OPENER = fileURLToPath(new URL('./open-as-nobody.ts', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  fs.chmodSync(folder, 0o755);
});
afterEach(() => {
  fs.chmodSync(folder, 0o755);
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Opens in a process without any rights but everybody's: root may write everywhere. */
function reasonSeenByNobody(file: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [OPENER, file], { encoding: 'utf8' });
  return stdout.trim() || stderr;
}

describe('a folder that cannot be used', () => {
  it('is refused where it cannot be made, for it lies in a file', async () => {
    const file = path.join(folder, 'note.txt');
    fs.writeFileSync(file, 'a note');
    const opened = openDatabase({ file: path.join(file, 'sub', 'clinic.db') });
    await expect(opened).rejects.toMatchObject({ name: 'StartProblem', reason: 'FOLDER_UNUSABLE' });
    expect(fs.readFileSync(file, 'utf8')).toBe('a note');
  });

  it('is refused where it may not be written to, and the clinic in it stays as it is', async () => {
    const file = path.join(folder, 'clinic.db');
    await (await openDatabase({ file })).close();
    fs.chmodSync(file, 0o644);
    fs.chmodSync(folder, 0o555);
    const before = fs.readFileSync(file);
    expect(reasonSeenByNobody(file)).toBe('FOLDER_UNUSABLE');
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.readdirSync(folder)).toEqual(['clinic.db']);
  });

  it('is refused where it may not even be entered', () => {
    fs.chmodSync(folder, 0o700);
    expect(reasonSeenByNobody(path.join(folder, 'clinic', 'clinic.db'))).toBe('FOLDER_UNUSABLE');
  });
});

describe('a file that cannot be used', () => {
  it('is refused where a folder lies in its place', async () => {
    const file = path.join(folder, 'clinic.db');
    fs.mkdirSync(file);
    await expect(openDatabase({ file })).rejects.toMatchObject({ name: 'StartProblem' });
  });

  it('is refused where it may not be written to, though its folder may', async () => {
    const file = path.join(folder, 'clinic.db');
    await (await openDatabase({ file })).close();
    fs.chmodSync(folder, 0o777);
    fs.chmodSync(file, 0o444);
    const before = fs.readFileSync(file);
    expect(reasonSeenByNobody(file)).toBe('FOLDER_UNUSABLE');
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });
});
