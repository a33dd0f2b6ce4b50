/**
 * Where backups lie. The second folder is a matter of this computer and not of the clinic: it must be known when the
 * clinic's file cannot be read, and must not change when an older one is restored.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writeWhole } from './disk.ts';

const PLACES_FILE = 'backup-places.json';

export interface Places {
  /** Beside the clinic's file. */
  own: string;
  /** As the person named it; null when there is none. */
  chosen: string | null;
  /** Within that one, so that two clinics can have the same; null when there is none. */
  second: string | null;
}

interface Stored {
  second: string | null;
  /** Tells this clinic's part of a second folder from that of another. */
  id: string;
}

export function backupPlaces(dataFolder: string): Places {
  const { second, id } = stored(dataFolder);
  return {
    own: path.join(dataFolder, 'backups'),
    chosen: second,
    second: second === null ? null : path.join(second, `medibook-desk-${id}`),
  };
}

export function setSecondFolder(dataFolder: string, second: string | null): void {
  const { id } = stored(dataFolder);
  writeWhole(path.join(dataFolder, PLACES_FILE), `${JSON.stringify({ second, id } satisfies Stored)}\n`);
}

/** Anything may be in the file; without a usable one there is no second folder. */
function stored(dataFolder: string): Stored {
  try {
    const { second, id } = JSON.parse(fs.readFileSync(path.join(dataFolder, PLACES_FILE), 'utf8')) as Stored;
    const isUsable = typeof id === 'string' && /^[0-9a-f]{8}$/.test(id);
    if (isUsable) return { second: typeof second === 'string' ? second : null, id };
  } catch {
    // Falls through: a new one is made up.
  }
  return { second: null, id: randomBytes(4).toString('hex') };
}
