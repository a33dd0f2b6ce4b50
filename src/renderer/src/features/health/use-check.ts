import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';
import { notify } from '../../lib/toasts.ts';

/** Has the whole file checked, and tells what came of it. */
export function useCheck() {
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { isSound } = await call('health.check', {});
      notify(t(isSound ? 'system.checkedSound' : 'system.checkedDamaged'), isSound ? 'success' : 'problem');
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    } finally {
      await refresh('health');
      setBusy(false);
    }
  };
  return { isBusy, run: () => void run() };
}
