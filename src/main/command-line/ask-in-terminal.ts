import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Rescue } from '../backups/rescue.ts';
import { mainText, rescueText, startProblemText } from '../main-text.ts';

/** Says what there is to go back to, and does so only when somebody sits there and says yes. */
export async function askInTerminal(rescue: Rescue): Promise<boolean> {
  const { problem, backup } = rescue;
  const folder = path.dirname(problem.path);
  process.stderr.write(`${startProblemText(problem)}\n\n${rescueText(rescue, folder)}\n`);
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    process.stderr.write(`${mainText('rescue.hint')}\n${backup.file}\n`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(mainText('rescue.ask'));
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
