import { setTimeout as wait } from 'node:timers/promises';
import { mainText, startProblemText } from '../main-text.ts';
import type { OnAway } from '../server/open-on-server.ts';

/** Milliseconds between two tries. */
const PAUSE = 3_000;

/** Says once what is in the way, and waits for what may pass by itself. */
export function waitInTerminal(): OnAway {
  let said = '';
  return async ({ problem, mayPass }) => {
    if (!mayPass) return false;
    const text = `${startProblemText(problem)}\n${mainText('server.waiting')}\n`;
    if (text !== said) process.stderr.write(text);
    said = text;
    await wait(PAUSE);
    return true;
  };
}
