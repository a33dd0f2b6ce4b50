import { useState } from 'react';
import { asProblem } from '../../api.ts';
import { notify } from '../../lib/toasts.ts';

/** Something that takes a moment and ends in a file, or in a notice that says why not. */
export function useDownload(download: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await download();
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run: () => void run() };
}
