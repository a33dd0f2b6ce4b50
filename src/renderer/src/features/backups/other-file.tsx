import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { chooseFile } from '../../lib/files.ts';
import { notify } from '../../lib/toasts.ts';
import { lookInto } from './restore-store.ts';

/** A backup from another disk or another computer. */
export function OtherFile() {
  const [isBusy, setBusy] = useState(false);
  const choose = async () => {
    try {
      const file = await chooseFile(() => setBusy(true), 'backup');
      if (file) lookInto({ source: { fileId: file.fileId }, when: file.name });
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button isPending={isBusy} onPress={() => void choose()}>
      <FolderOpen aria-hidden />
      {t('backups.other')}
    </Button>
  );
}
