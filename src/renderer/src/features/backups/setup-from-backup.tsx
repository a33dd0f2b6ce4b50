import { DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { chooseFile } from '../../lib/files.ts';
import { queryClient } from '../../lib/query-client.ts';
import { notify } from '../../lib/toasts.ts';
import { untilSwapped } from './until-swapped.ts';

/** On a new computer: the clinic comes from a backup, in place of being set up. */
export function SetupFromBackup() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async () => {
    setProblem(null);
    try {
      const file = await chooseFile(() => setBusy(true), 'backup');
      if (!file) return;
      setBusy(true);
      await call('setup.restoreBackup', { fileId: file.fileId });
      await untilSwapped(({ isSetUp }) => isSetUp);
      notify(t('backups.restored'));
      await queryClient.resetQueries();
    } catch (error) {
      setProblem(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <Alert>{problem}</Alert>}
      <Button isPending={isBusy} onPress={() => void choose()}>
        <DatabaseBackup aria-hidden />
        {t(isBusy ? 'backups.restoring' : 'backups.setupFrom')}
      </Button>
    </>
  );
}
