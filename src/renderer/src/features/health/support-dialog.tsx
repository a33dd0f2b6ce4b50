import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { saveMadeFile } from '../../lib/files.ts';
import { notify } from '../../lib/toasts.ts';
import { useDownload } from '../print/use-download.ts';
import styles from './health.module.css';

type Made = Output<'support.make'>;

/** What is in the file, word by word, before it goes anywhere. */
export function SupportDialog({ made, onClose }: { made: Made; onClose: () => void }) {
  const { fileId, name, parts } = made;
  const { isBusy, run } = useDownload(async () => {
    if (!(await saveMadeFile(fileId, name))) return;
    notify(t('support.saved', { name }));
    onClose();
  });
  return (
    <Dialog isOpen size="large" title={t('support.dialog')} onClose={onClose}>
      <p>{t('support.holds')}</p>
      <div className={styles['parts']}>
        {parts.map((part) => (
          <Part key={part.name} part={part} />
        ))}
      </div>
      <Actions>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button variant="primary" isPending={isBusy} onPress={run}>
          <FileDown aria-hidden />
          {t('support.save')}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Part({ part: { name, text } }: { part: Made['parts'][number] }) {
  const [isOpen, setOpen] = useState(false);
  const count = text.trimEnd().split('\n').length;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('support.part', { name, count })}</summary>
      {isOpen && (
        // A long text is scrolled by keyboard, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles['text']} dir="ltr" lang="en" tabIndex={0} aria-label={name}>
          {text}
        </pre>
      )}
    </details>
  );
}
