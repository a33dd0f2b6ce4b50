import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportJob, ImportOptions } from '../../src/shared/contract/imports.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import type { Clinic } from './clinic.ts';

export const OPTIONS: ImportOptions = {
  mapping: {},
  dateOrder: 'YMD',
  duplicates: 'SKIP',
  leavesOutWrong: false,
};

export async function upload({ app }: Clinic, content: string | Buffer, name = 'table.csv'): Promise<string> {
  return (await app.transfers.take(Readable.from([Buffer.from(content)]), name)).fileId;
}

interface Wanted extends Partial<ImportOptions> {
  kind?: Input<'imports.start'>['kind'];
  isDryRun?: boolean;
}

/** Begins with what the file is guessed to be, unless told otherwise. */
export async function begin(
  clinic: Clinic,
  content: string | Buffer,
  wanted: Wanted = {},
): Promise<ImportJob> {
  const { kind: wantedKind, isDryRun = false, ...options } = wanted;
  const fileId = await upload(clinic, content);
  const { guess } = await clinic.admin.call('imports.inspect', { fileId, kind: wantedKind });
  const order = guess.dateOrder ?? 'DMY';
  return clinic.admin.call('imports.start', {
    fileId,
    fileName: 'table.csv',
    kind: wantedKind ?? guess.kind,
    isDryRun,
    options: { ...OPTIONS, mapping: guess.mapping, dateOrder: order, ...options },
  });
}

export async function ended({ admin }: Clinic, id: number): Promise<ImportJob> {
  for (;;) {
    const job = await admin.call('imports.get', { id });
    if (job.finishedAt !== null) return job;
    await wait(5);
  }
}

/** From the file to the end. */
export async function imported(
  clinic: Clinic,
  content: string | Buffer,
  wanted: Wanted = {},
): Promise<ImportJob> {
  return ended(clinic, (await begin(clinic, content, wanted)).id);
}
