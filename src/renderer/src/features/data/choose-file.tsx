import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { chooseFile } from '../../lib/files.ts';
import styles from './data.module.css';
import { draftOf, importPlace } from './import-store.ts';

export function ChooseFile() {
  const { isBusy, problem, choose } = useChoosing();
  return (
    <>
      <p className={styles['hint']}>{t('data.importHint')}</p>
      {problem && <Alert>{problem}</Alert>}
      {isBusy && <Alert kind="info">{t('data.uploading')}</Alert>}
      <div className={styles['buttons']}>
        <Button variant="primary" isPending={isBusy} onPress={choose}>
          <FileUp aria-hidden />
          {t('data.choose')}
        </Button>
      </div>
    </>
  );
}

export function useChoosing() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setProblem(null);
    try {
      const file = await chooseFile(() => setBusy(true));
      if (!file) return;
      const inspected = await call('imports.inspect', { fileId: file.fileId });
      importPlace.set({ draft: draftOf(file, inspected), jobId: null });
    } catch (error) {
      setProblem(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, choose: () => void run() };
}
