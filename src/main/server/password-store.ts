/** Where a desk keeps the password of its clinic's server. It goes nowhere else: no log, no answer, no support file. */
import fs from 'node:fs';
import path from 'node:path';
import type { PasswordPlace } from '../../shared/contract/server.ts';
import { writeWhole } from '../backups/disk.ts';

export interface PasswordStore {
  readonly place: PasswordPlace;
  /** Whether somebody who gets hold of this computer's files has nothing of it. */
  readonly isSafe: boolean;
  /** Where what is kept lies; null for what is not in a file of ours. */
  readonly file: string | null;
  /** Null where there is none, or where it cannot be read any more. */
  get(): Promise<string | null>;
  set(password: string): Promise<void>;
  remove(): Promise<void>;
}

/** Whoever starts the desk may give the password along, and then it is kept nowhere. */
export const PASSWORD_VARIABLE = 'MEDIBOOK_SERVER_PASSWORD';
const PLAIN_FILE = 'server-password.txt';
export const SECRET_FILE = 'server.secret';

/**
 * Plain Node has no key store: the environment's password, or else a file that this user alone can read.
 * @param folder this user's own, also where several users of a computer share the clinic's
 */
export function plainPasswords(folder: string, env: NodeJS.ProcessEnv = process.env): PasswordStore {
  const given = env[PASSWORD_VARIABLE];
  return given ? givenPassword(given) : filePasswords(path.join(folder, PLAIN_FILE));
}

/** What was given is not ours to change: a new one goes to whoever gives it. */
function givenPassword(given: string): PasswordStore {
  const nothing = async () => {};
  return {
    place: 'environment',
    isSafe: true,
    file: null,
    get: async () => given,
    set: nothing,
    remove: nothing,
  };
}

function filePasswords(file: string): PasswordStore {
  return {
    place: 'file',
    isSafe: false,
    file,
    get: async () => readIfThere(file)?.toString('utf8').replace(/\n$/, '') ?? null,
    set: async (password) => write(file, `${password}\n`),
    remove: async () => fs.rmSync(file, { force: true }),
  };
}

/** What a system's key store does for one user: what it encrypts, nobody else can read. */
export interface Sealer {
  /** False where there is no key store, and what is encrypted is merely hard to read. */
  isSafe: boolean;
  seal(text: string): Buffer;
  /** @throws when it was sealed by another user, on another computer, or not at all */
  open(sealed: Buffer): string;
}

/** Sealed by the system's key store, beside the clinic's other files. The environment goes before it. */
export function sealedPasswords(folder: string, sealer: Sealer, env = process.env): PasswordStore {
  const given = env[PASSWORD_VARIABLE];
  if (given) return givenPassword(given);
  const file = path.join(folder, SECRET_FILE);
  return {
    place: sealer.isSafe ? 'keyStore' : 'noKeyStore',
    isSafe: sealer.isSafe,
    file,
    get: async () => {
      const sealed = readIfThere(file);
      return sealed && opened(sealer, sealed);
    },
    set: async (password) => write(file, sealer.seal(password)),
    remove: async () => fs.rmSync(file, { force: true }),
  };
}

/** Sealed for somebody else it is as good as lost: the desk asks for it again. */
function opened(sealer: Sealer, sealed: Buffer): string | null {
  try {
    return sealer.open(sealed);
  } catch {
    return null;
  }
}

function write(file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeWhole(file, content);
}

function readIfThere(file: string): Buffer | null {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
