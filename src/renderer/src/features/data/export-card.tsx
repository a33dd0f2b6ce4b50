import { FileDown } from 'lucide-react';
import { EXPORT_TABLES } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { saveMadeFile } from '../../lib/files.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useDownload } from '../print/use-download.ts';
import styles from './data.module.css';

const WHAT = ['clinic', ...EXPORT_TABLES] as const;

export function ExportCard() {
  return (
    <Card title={t('data.export')}>
      <p className={styles['hint']}>{t('data.exportHint')}</p>
      <div className={styles['buttons']}>
        {WHAT.map((what) => (
          <ExportButton key={what} what={what} />
        ))}
      </div>
    </Card>
  );
}

function ExportButton({ what }: { what: (typeof WHAT)[number] }) {
  const make = useCommand('exports.make');
  const { isBusy, run } = useDownload(async () => {
    const { fileId, name, rows } = await make.mutateAsync({ what });
    if (await saveMadeFile(fileId, name)) notify(t('data.exported', { name, count: rows }));
  });
  return (
    <Button isPending={isBusy} onPress={run}>
      <FileDown aria-hidden />
      {t(`data.export.${what}`)}
    </Button>
  );
}
