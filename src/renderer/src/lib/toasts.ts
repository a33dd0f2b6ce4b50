/** Notices at the edge of the screen, and the undo that some of them offer. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import type { Output } from '../../../shared/contract/index.ts';
import type { MessageKey } from '../../../shared/messages/en.ts';
import { t } from '../../../shared/messages/format.ts';
import { asProblem, call } from '../api.ts';
import { queryClient } from './query-client.ts';
import { createStore } from './store.ts';

type UndoneProcedure = MessageKey extends infer K
  ? K extends `undo.${infer P}.${infer Q}`
    ? `${P}.${Q}`
    : never
  : never;

export interface Notice {
  kind: 'success' | 'info' | 'problem';
  text: string;
  /** Takes back what the notice tells about, and answers what to say then. */
  undo?: (() => Promise<string | undefined>) | undefined;
  /** What can be done about it. */
  more?: { text: string; open: () => void } | undefined;
}

export const UNDO_MS = 10_000;
const NOTICE_MS = 6000;

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** What can still be taken back, the latest last. */
const undoable: { undo: () => Promise<string | undefined>; key: string }[] = [];

export function notify(text: string, kind: Notice['kind'] = 'success'): void {
  notices.add({ kind, text }, { timeout: NOTICE_MS });
}

/** Tells what somebody may want to look at, and leaves them where they are. */
export function offerMore(text: string, more: NonNullable<Notice['more']>): void {
  notices.add({ kind: 'info', text, more }, { timeout: UNDO_MS });
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

/** The same for a command of the desk, which the audit trail knows how to take back. */
export function offerTakeBack(text: string, commandId: string): void {
  offerUndo(text, () => takeBack(commandId));
}

/** What was taken back last; null before anything was. */
export const takenBack = createStore<Output<'undo.run'> | null>(null);

async function takeBack(commandId?: string): Promise<string> {
  const named = commandId === undefined ? {} : { commandId };
  try {
    const done = await call('undo.run', named, { commandId: crypto.randomUUID() });
    takenBack.set(done);
    return t('undo.took', { what: t(`undo.${done.procedure as UndoneProcedure}`) });
  } finally {
    void queryClient.invalidateQueries();
  }
}

/** Takes back the latest that can be, or the one of a notice; after the notices are gone, what this desk did last. */
export async function runUndo(key?: string): Promise<void> {
  const entry = key === undefined ? undoable.at(-1) : undoable.find((candidate) => candidate.key === key);
  if (!entry && key !== undefined) return;
  if (entry) {
    notices.close(entry.key);
    forget(entry.key);
  }
  try {
    notify((await (entry ? entry.undo() : takeBack())) ?? t('undo.done'), 'info');
  } catch (error) {
    notify(asProblem(error).message, 'problem');
  }
}
