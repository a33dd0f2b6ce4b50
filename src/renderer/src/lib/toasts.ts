/** Notices at the edge of the screen, and the undo that some of them offer. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import { t } from '../../../shared/messages/format.ts';
import { asProblem } from '../api.ts';

export interface Notice {
  kind: 'success' | 'info' | 'problem';
  text: string;
  /** Takes back what the notice tells about, and answers what to say then. */
  undo?: (() => Promise<string | undefined>) | undefined;
}

export const UNDO_MS = 10_000;
const NOTICE_MS = 6000;

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** What can still be taken back, the latest last. */
const undoable: { undo: () => Promise<string | undefined>; key: string }[] = [];

export function notify(text: string, kind: Notice['kind'] = 'success'): void {
  notices.add({ kind, text }, { timeout: NOTICE_MS });
}

/** Tells that something was done and can be taken back for ten seconds, here or by Ctrl+Z. */
export function offerUndo(text: string, undo: () => Promise<string | undefined>): void {
  const key = notices.add({ kind: 'success', text, undo }, { timeout: UNDO_MS, onClose: () => forget(key) });
  undoable.push({ undo, key });
}

function forget(key: string): void {
  const index = undoable.findIndex((entry) => entry.key === key);
  if (index >= 0) undoable.splice(index, 1);
}

/** Takes back the latest that can be, or the one of a notice. */
export async function runUndo(key?: string): Promise<void> {
  const entry = key === undefined ? undoable.at(-1) : undoable.find((candidate) => candidate.key === key);
  if (!entry) return;
  notices.close(entry.key);
  forget(entry.key);
  try {
    notify((await entry.undo()) ?? t('undo.done'), 'info');
  } catch (error) {
    notify(asProblem(error).message, 'problem');
  }
}
