/** Files on their way in and out, in the data folder, readable by this user alone. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../shared/errors.ts';

/** Bytes. */
export const LARGEST_UPLOAD = 200 * 1024 * 1024;
const LARGEST_BACKUP = 20 * 1024 * 1024 * 1024;
/** Milliseconds that a file is kept for whoever has not come back for it. */
const KEPT = 24 * 60 * 60 * 1000;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export interface Uploaded {
  fileId: string;
  name: string;
  bytes: number;
}

export class Transfers {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = transferFolder(dataFolder);
    this.tidy(Date.now());
  }

  /**
   * Keeps what comes in under a name of our own; the person's name for it is only shown.
   * @throws AppError FILE_TOO_LARGE, with nothing left behind
   */
  async take(source: Readable, name: string, largest = LARGEST_UPLOAD): Promise<Uploaded> {
    fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const fileId = randomUUID();
    const file = path.join(this.#folder, fileId);
    let bytes = 0;
    try {
      await pipeline(
        source,
        async function* limited(chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            bytes += chunk.length;
            if (bytes > largest) throw new AppError('FILE_TOO_LARGE');
            yield chunk;
          }
        },
        fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }),
      );
    } catch (error) {
      fs.rmSync(file, { force: true });
      throw error;
    }
    return { fileId, name: shownName(name), bytes };
  }

  /** Where a file lies, or null when it is not here any more. */
  find(fileId: string): string | null {
    if (!UUID.test(fileId)) return null;
    const file = path.join(this.#folder, fileId);
    return fs.existsSync(file) ? file : null;
  }

  remove(fileId: string): void {
    if (UUID.test(fileId)) fs.rmSync(path.join(this.#folder, fileId), { force: true });
  }

  /** Removes what nobody came back for. */
  tidy(now: number): void {
    if (!fs.existsSync(this.#folder)) return;
    for (const name of fs.readdirSync(this.#folder)) {
      const file = path.join(this.#folder, name);
      if (UUID.test(name) && now - fs.statSync(file).mtimeMs > KEPT) fs.rmSync(file, { force: true });
    }
  }
}

/** How large a file may be, by what it is brought for. */
export function largestFor(kind: unknown): number {
  return kind === 'backup' ? LARGEST_BACKUP : LARGEST_UPLOAD;
}

export function transferFolder(dataFolder: string): string {
  return path.join(dataFolder, 'transfers');
}

/** A file's own name, without folders and without what cannot be shown. */
export function shownName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .toWellFormed()
    .replaceAll(/[\p{Cc}"<>|:*?]/gu, '')
    .trim();
  return Array.from(clean).slice(0, 200).join('') || 'file';
}
