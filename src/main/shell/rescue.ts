import path from 'node:path';
import { dialog } from 'electron';
import type { Rescue } from '../backups/rescue.ts';
import { mainText, rescueText, startProblemText } from '../main-text.ts';

const RESTORE = 0;
const QUIT = 1;

/** Offers the newest good backup when the clinic's file cannot be opened. There is no window yet. */
export async function offerRescue(rescue: Rescue): Promise<boolean> {
  const folder = path.join(path.dirname(rescue.problem.path), 'backups');
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: mainText('rescue.title'),
    message: startProblemText(rescue.problem),
    detail: rescueText(rescue, folder),
    buttons: [mainText('rescue.restore'), mainText('rescue.quit')],
    defaultId: RESTORE,
    cancelId: QUIT,
    noLink: true,
  });
  return response === RESTORE;
}
