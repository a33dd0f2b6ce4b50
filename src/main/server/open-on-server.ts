/** A desk whose clinic is on a server: opens it there, or says in words what is in the way. Never opens another one. */
import type { Finding, FindingReason } from '../../shared/contract/server.ts';
import { FINDINGS } from '../../shared/contract/server.ts';
import { type App, openApp } from '../app.ts';
import { placeOf, type ServerAddress } from '../database/postgres/address.ts';
import { isLost } from '../database/postgres/problems.ts';
import { StartProblem } from '../database/problems.ts';
import { describe, type Log } from '../log.ts';
import { mainText } from '../main-text.ts';
import type { PasswordStore } from './password-store.ts';
import { probe } from './probe.ts';
import type { ServerDesk } from './server-desk.ts';
import { addressOf, readServerFile, type ServerChoice } from './server-file.ts';

export interface Current {
  choice: ServerChoice;
  address: ServerAddress;
}

/** What stands in the way at the start, and whether it may well be gone in a moment. */
export interface Away {
  problem: StartProblem;
  mayPass: boolean;
}

/** Asks the person or waits a little; true for another try. */
export type OnAway = (away: Away) => Promise<boolean>;

/** Of a server that is just starting, or a network that is not there yet: the desks may be up first in the morning. */
const PASSING: readonly FindingReason[] = ['HOST_UNKNOWN', 'REFUSED', 'UNREACHABLE', 'BUSY', 'NOT_POSTGRES'];

/**
 * What this desk has chosen, with the password for it; null for the file in its folder.
 * @throws StartProblem SERVER_FILE_BROKEN or SERVER_PASSWORD_MISSING
 */
export async function chosenServer(folder: string, passwords: PasswordStore): Promise<Current | null> {
  const choice = readServerFile(folder);
  if (!choice) return null;
  const password = await passwords.get();
  if (password === null) {
    throw new StartProblem('SERVER_PASSWORD_MISSING', placeOf(addressOf(choice, '')));
  }
  return { choice, address: addressOf(choice, password) };
}

interface Opening {
  folder: string;
  log: Log;
  current: Current;
  connection: ServerDesk;
  onAway?: OnAway | undefined;
}

/** @throws StartProblem when the clinic cannot be opened, and nobody wants to try again */
export async function openOnServer({ folder, log, current, connection, onAway }: Opening): Promise<App> {
  const { address, choice } = current;
  for (;;) {
    try {
      // One try after the other is the point.
      // oxlint-disable-next-line no-await-in-loop
      return await openApp({ folder, log, server: address, deskName: choice.deskName, connection });
    } catch (error) {
      const away = await whyNot(address, error);
      log.error('The clinic on the server could not be opened', error);
      if (!(await onAway?.(away))) throw away.problem;
    }
  }
}

async function whyNot(address: ServerAddress, error: unknown): Promise<Away> {
  if (error instanceof StartProblem) return { problem: error, mayPass: false };
  const { findings } = await probe(address);
  const problem = findings.find(({ reason }) => FINDINGS[reason] === 'problem');
  const place = placeOf(address);
  if (problem) {
    const text = findingText(problem);
    return {
      problem: new StartProblem('SERVER_UNUSABLE', place, text),
      mayPass: PASSING.includes(problem.reason),
    };
  }
  // It has come back while we were looking, or it is something that nobody has thought of.
  const [what = ''] = describe(error).split('\n');
  return { problem: new StartProblem('SERVER_UNUSABLE', place, what), mayPass: isLost(error) };
}

/** What was found, and what to do about it. */
export function findingText({ reason, params }: Finding): string {
  return `${mainText(`server.found.${reason}`, params)} ${mainText(`server.do.${reason}`, params)}`;
}
