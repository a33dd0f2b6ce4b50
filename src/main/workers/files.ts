/** The thread that reads and writes files, with connections of its own. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { ReadDb } from '../database/database.ts';
import { openBeside, openReader, type Place } from '../database/place.ts';
import { clinicLines } from '../features/imports/clinic-file.ts';
import type { FilesApi, MadeFile } from '../features/imports/files-api.ts';
import { inspectFile } from '../features/imports/inspect.ts';
import { runImport } from '../features/imports/run.ts';
import { tableLines } from '../features/imports/table-file.ts';
import { transferFolder } from '../transfers.ts';
import { serve } from './serve.ts';

/** Milliseconds between two slices: longer than a slice, so that whoever waits to write comes in between. */
const PAUSE = 8;

interface Start {
  place: Place;
  /** The data folder. */
  folder: string;
}

serve(({ place, folder }: Start) => {
  const transfers = transferFolder(folder);
  const find = (fileId: string) => {
    const file = path.join(transfers, path.basename(fileId));
    return fs.existsSync(file) ? file : null;
  };
  const newFile = () => {
    fs.mkdirSync(transfers, { recursive: true, mode: 0o700 });
    const fileId = randomUUID();
    return { fileId, file: path.join(transfers, fileId) };
  };
  /** All that one file says is of one moment. */
  const make = async (
    lines: (db: ReadDb, onRow: () => void) => AsyncGenerator<string>,
  ): Promise<MadeFile> => {
    const reader = openReader(place);
    const { fileId, file } = newFile();
    let rows = 0;
    try {
      await reader.atOnce(async (db) => {
        const source = Readable.from(
          lines(db, () => (rows += 1)),
          { objectMode: true },
        );
        await pipeline(source, fs.createWriteStream(file, { mode: 0o600 }));
      });
    } catch (error) {
      fs.rmSync(file, { force: true });
      throw error;
    } finally {
      await reader.close();
    }
    return { fileId, bytes: fs.statSync(file).size, rows };
  };
  return {
    has: ({ fileId }) => find(fileId) !== null,
    inspect: async ({ fileId, kind, now }) => {
      const file = find(fileId);
      if (!file) throw new AppError('FILE_NOT_FOUND');
      return inspectFile(file, kind, now);
    },
    run: async ({ importId, now }) => {
      const database = openBeside(place);
      // A server lets whoever waits come in turn.
      const pause = () => wait(database.isRemote ? 0 : PAUSE);
      const slices = openBeside(place, { isLazy: true });
      try {
        return await runImport({ database, slices, importId, now, find, newFile, pause });
      } finally {
        await slices.close();
        await database.close();
      }
    },
    makeClinicFile: () => make(clinicLines),
    makeTable: ({ table, now }) => make((db, onRow) => tableLines(db, { table, now }, onRow)),
  } satisfies FilesApi;
});
