/** Every string a person sees, in English. Each part of the app keeps its words in a file of its own. */
import { admin } from './en/admin.ts';
import { desk } from './en/desk.ts';
import { fieldProblems, problems } from './en/problems.ts';
import { shell } from './en/shell.ts';

export const en = { ...shell, ...desk, ...admin, ...problems, ...fieldProblems } as const;

export type Messages = typeof en;
export type MessageKey = keyof Messages;
