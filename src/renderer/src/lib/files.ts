/** Files in and out: chosen and saved by the person, through a native dialog in a window and as a browser does it. */
import type { Result, WireError } from '../../../shared/errors.ts';
import { Problem } from '../api.ts';

export interface Uploaded {
  fileId: string;
  name: string;
  bytes: number;
}

/** What a file is brought for. A backup may be larger than any table. */
export type Kind = 'table' | 'backup';
const ACCEPTED: Record<Kind, string> = { table: '.csv,.txt,.tsv,.json', backup: '.db' };

/** Lets the person choose a file and brings it to the desk's core. Null when they chose none. */
export async function chooseFile(onChosen: () => void, kind: Kind = 'table'): Promise<Uploaded | null> {
  const bridge = window.medibook;
  if (bridge) return valueOf(await bridge.chooseFile(kind).catch(offline));
  const file = await pickFile(kind);
  if (!file) return null;
  onChosen();
  return valueOf(await upload(file, kind).catch(offline));
}

/** Saves a file that the core has made. False when the person thought better of it. */
export async function saveMadeFile(fileId: string, name: string): Promise<boolean> {
  const bridge = window.medibook;
  if (bridge) return valueOf(await bridge.saveFile(fileId, name).catch(offline));
  const link = document.createElement('a');
  link.href = `/download/${fileId}?name=${encodeURIComponent(name)}`;
  link.download = name;
  link.click();
  return true;
}

/** Where the person wants it, in a window; a browser does not tell. Null when they chose none. */
export async function chooseFolder(): Promise<string | null> {
  const bridge = window.medibook;
  return bridge ? valueOf(await bridge.chooseFolder().catch(offline)) : null;
}

function pickFile(kind: Kind): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPTED[kind];
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

async function upload(file: File, kind: Kind): Promise<Result<Uploaded>> {
  const response = await fetch(`/upload?for=${kind}&name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  return (await response.json()) as Result<Uploaded>;
}

function offline(): never {
  throw new Problem('OFFLINE');
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { reason, params }: WireError = result.error;
  throw new Problem(reason, params ? { params } : {});
}
