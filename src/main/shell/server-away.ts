import { dialog } from 'electron';
import { mainText, startProblemText } from '../main-text.ts';
import type { OnAway } from '../server/open-on-server.ts';

/** Milliseconds after which a desk looks by itself whether the server is there by now. */
const LOOK_AGAIN = 10_000;

/** Says what is in the way, and offers another try; what may pass is tried again without being asked. */
export const offerAnotherTry: OnAway = async ({ problem, mayPass }) => {
  const again = mayPass ? AbortSignal.timeout(LOOK_AGAIN) : undefined;
  const { response } = await dialog.showMessageBox({
    type: mayPass ? 'warning' : 'error',
    title: mainText('start.title'),
    message: startProblemText(problem),
    ...(mayPass && { detail: mainText('server.waiting') }),
    buttons: [mainText('server.tryAgain'), mainText('rescue.quit')],
    defaultId: 0,
    cancelId: 1,
    ...(again && { signal: again }),
  });
  return response === 0 || again?.aborted === true;
};
