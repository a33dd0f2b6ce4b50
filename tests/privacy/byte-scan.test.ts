/**
 * Names, phones and what else is a patient's are in the clinic's file, in its backups, and in the files that somebody
 * brought or asked for, for as long as those are kept. They are nowhere else, whatever goes wrong.
 */
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ByteScan, filesUnder } from '../support/byte-scan.ts';
import { type BrowserProcess, startBrowserProcess } from '../support/browser-process.ts';
import { temporaryFolder } from '../support/folder.ts';
import { unzip } from '../support/unzip.ts';
import { PLANTED, PlantedDesk, SOUGHT } from './planted.ts';

const scan = new ByteScan(SOUGHT);
const root = temporaryFolder();
const folder = path.join(root, 'data');
const temp = path.join(root, 'temp');
const home = path.join(root, 'home');
const outputs: BrowserProcess['output'][] = [];
let support: { parts: { name: string; text: string }[]; file: Buffer };

async function started(): Promise<{ program: BrowserProcess; desk: PlantedDesk }> {
  const env = { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp, HOME: home };
  const program = await startBrowserProcess(['--data', folder, '--port', '0'], { env });
  outputs.push(program.output);
  return { program, desk: new PlantedDesk(program.url) };
}

beforeAll(async () => {
  for (const place of [temp, home]) fs.mkdirSync(place, { recursive: true });
  const first = await started();
  await first.desk.setUp();
  await first.desk.work();
  await first.desk.garble();
  await first.desk.import(csv(['1951-03-04', 'not a date']));
  // Killed while it imports many, and while it writes a file for somebody.
  const importing = first.desk
    .import(csv(Array.from({ length: 20_000 }, () => '1951-03-04')))
    .catch(() => {});
  const exporting = first.desk.ask('exports.make', { what: 'clinic' }).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 400));
  first.program.kill('SIGKILL');
  await Promise.all([first.program.exited, importing, exporting]);

  const second = await started();
  await second.desk.signIn();
  await second.desk.garble();
  await withoutQueue(() => second.desk.fail());
  await second.desk.call('health.check', {});
  const { made, file } = await second.desk.support();
  support = { parts: made.parts, file };
  second.program.kill('SIGTERM');
  await second.program.exited;
}, 120_000);
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Takes a table away behind the program's back, so that what it says fails within SQLite. */
async function withoutQueue(work: () => Promise<void>): Promise<void> {
  const db = new Sqlite(path.join(folder, 'clinic.db'));
  db.exec('ALTER TABLE queue RENAME TO gone');
  await work();
  db.exec('ALTER TABLE gone RENAME TO queue');
  db.close();
}

function csv(births: string[]): string {
  const { imported, phone, email, notes } = PLANTED;
  const lines = births.map((birth, at) => `${imported} ${at},${birth},${phone},${email},${notes}`);
  return `name,date of birth,phone,email,notes\n${lines.join('\n')}\n`;
}

/** What is kept on purpose, and says so in docs/security.md. */
const isKept = (file: string) => /^(clinic\.db(-wal|-shm)?$|backups[\\/]|transfers[\\/])/.test(file);

describe('what was planted', () => {
  it('is in the clinic’s file, or this test would look for nothing', () => {
    const database = fs.readFileSync(path.join(folder, 'clinic.db'));
    const wanted = [PLANTED.name, PLANTED.imported, PLANTED.notes, PLANTED.user, PLANTED.clinic];
    expect(scan.in(database)).toEqual(expect.arrayContaining(wanted));
  });

  it('is nowhere else in the data folder', () => {
    expect(filesUnder(folder).some((file) => file.endsWith('.log'))).toBe(true);
    expect(scan.under(folder, (file) => !isKept(file))).toEqual([]);
  });

  it('is not in what the process wrote elsewhere', () => {
    expect(scan.under(temp)).toEqual([]);
    expect(scan.under(home)).toEqual([]);
  });

  it('is not in what the process said', () => {
    for (const output of outputs) {
      expect(output().stdout).toContain('MediBook Desk is at');
      expect(scan.in(Buffer.from(output().stdout + output().stderr))).toEqual([]);
    }
  });

  it('is not in the support file, which holds what was shown of it', () => {
    expect(unzip(support.file)).toEqual(support.parts);
    expect(support.parts.map(({ name }) => name)).toContain('medibook-desk.log');
    expect(support.parts.find(({ name }) => name === 'errors.json')?.text).toContain('"queue.join"');
    for (const { name, text } of support.parts)
      expect(`${name} ${scan.in(Buffer.from(text)).join()}`).toBe(`${name} `);
    expect(scan.in(support.file)).toEqual([]);
    // Nor where it was made: folders are named after people.
    expect(support.file.includes(home)).toBe(false);
    for (const { text } of support.parts) expect(text).not.toContain(home);
  });
});

describe('the scan', () => {
  it.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['in UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
    ['decomposed', (text: string) => Buffer.from(text.normalize('NFD'))],
    ['in small letters', (text: string) => Buffer.from(text.toLowerCase())],
    ['without its marks', (text: string) => Buffer.from(text.normalize('NFD').replace(/\p{M}/gu, ''))],
    ['in an address', (text: string) => Buffer.from(encodeURIComponent(text))],
    ['escaped', (text: string) => Buffer.from(text.replaceAll('ö', '\\u00f6').replaceAll('ë', '\\u00eb'))],
  ])('finds a word %s', (_how, write) => {
    const content = Buffer.concat([Buffer.from('x'), write(PLANTED.name), Buffer.from('x')]);
    expect(scan.in(content)).toContain(PLANTED.name);
  });
});
