/** A desk's choice of a server, and its password, as they lie on the disk. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartProblem } from '../../src/main/database/problems.ts';
import { silentLog } from '../../src/main/log.ts';
import { openClinic } from '../../src/main/open-clinic.ts';
import { plainPasswords, sealedPasswords } from '../../src/main/server/password-store.ts';
import {
  readServerFile,
  removeServerFile,
  SERVER_FILE,
  writeServerFile,
} from '../../src/main/server/server-file.ts';
import { temporaryFolder } from '../support/folder.ts';

const CHOICE = {
  host: 'db.clinic.test',
  port: 5432,
  database: 'harbour',
  user: 'harbour_desk',
  tls: 'verify',
  deskName: 'Front desk',
} as const;
const SECRET = 'quince-marmalade-77';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const modeOf = (name: string) => fs.statSync(path.join(folder, name)).mode & 0o777;
const isPosix = process.platform !== 'win32';

describe('the choice', () => {
  it('is read as it was written, and is this user’s alone', () => {
    expect(readServerFile(folder)).toBeNull();
    writeServerFile(folder, CHOICE);
    expect(readServerFile(folder)).toEqual(CHOICE);
    if (isPosix) expect(modeOf(SERVER_FILE)).toBe(0o600);
    writeServerFile(folder, { ...CHOICE, ca: 'PEM', tls: 'off' });
    expect(readServerFile(folder)).toMatchObject({ ca: 'PEM', tls: 'off' });
    removeServerFile(folder);
    removeServerFile(folder);
    expect(readServerFile(folder)).toBeNull();
  });

  it.each([
    ['', 'JSON'],
    ['{"host": "db"', 'JSON'],
    ['null', 'JSON'],
    [JSON.stringify({ ...CHOICE, port: '5432' }), 'port'],
    [JSON.stringify({ ...CHOICE, tls: 'maybe' }), 'tls'],
    [JSON.stringify({ host: 'db' }), 'port, database, user, tls, deskName'],
  ])('that cannot be read is no reason to open another clinic: %s', async (text, detail) => {
    fs.writeFileSync(path.join(folder, SERVER_FILE), text);
    const wanted = { folder, isDemo: false, note: 'test', log: silentLog };
    const refused = await openClinic(wanted).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartProblem);
    expect(refused).toMatchObject({ reason: 'SERVER_FILE_BROKEN', detail });
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('clinic'))).toEqual([]);
  });

  it('without its password is none either', async () => {
    writeServerFile(folder, CHOICE);
    const wanted = { folder, isDemo: false, note: 'test', log: silentLog };
    await expect(openClinic(wanted)).rejects.toMatchObject({
      reason: 'SERVER_PASSWORD_MISSING',
      path: 'harbour_desk@db.clinic.test:5432/harbour',
    });
    expect(fs.existsSync(path.join(folder, 'clinic.db'))).toBe(false);
  });
});

describe('the password', () => {
  it('lies in a file of its own for this user, where there is no key store', async () => {
    const store = plainPasswords(folder, {});
    expect(store).toMatchObject({ place: 'file', isSafe: false });
    expect(await store.get()).toBeNull();
    await store.set(SECRET);
    expect(await plainPasswords(folder, {}).get()).toBe(SECRET);
    if (isPosix) expect(modeOf(path.basename(store.file ?? ''))).toBe(0o600);
    await store.remove();
    expect(await store.get()).toBeNull();
  });

  it('that is given at the start goes before all others, and is written down nowhere', async () => {
    const store = plainPasswords(folder, { MEDIBOOK_SERVER_PASSWORD: 'given' });
    await store.set(SECRET);
    expect(await store.get()).toBe('given');
    expect(store).toMatchObject({ place: 'environment', file: null });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is sealed by a key store, and asked for again where that cannot open it', async () => {
    const sealer = {
      isSafe: true,
      seal: (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
      open: (sealed: Buffer) => Buffer.from(sealed.toString(), 'hex').toString(),
    };
    const store = sealedPasswords(folder, sealer, {});
    await store.set(SECRET);
    expect(await store.get()).toBe(SECRET);
    expect(fs.readFileSync(store.file ?? '', 'utf8')).not.toContain(SECRET);
    const another = {
      ...sealer,
      open: () => {
        throw new Error('Sealed by somebody else');
      },
    };
    expect(await sealedPasswords(folder, another, {}).get()).toBeNull();
  });
});
