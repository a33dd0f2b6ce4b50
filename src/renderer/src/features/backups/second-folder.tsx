import { type FormEvent, useState } from 'react';
import type { BackupStatus } from '../../../../shared/contract/backups.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { chooseFolder } from '../../lib/files.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './backups.module.css';

/** Where a copy of each backup goes, so that one disk can fail. */
export function SecondFolder({ second }: Pick<BackupStatus, 'second'>) {
  return <Card title={t('backups.second')}>{second ? <Chosen second={second} /> : <Choose />}</Card>;
}

function Chosen({ second }: { second: NonNullable<BackupStatus['second']> }) {
  const zone = useTimeZone();
  const set = useCommand('backups.setSecondFolder', { isDoneWhenShown: true });
  const stop = () => set.mutate({ folder: null }, { onSuccess: () => notify(t('backups.secondStopped')) });
  return (
    <>
      {second.problem && <Alert>{t(`backups.secondProblem.${second.problem}`)}</Alert>}
      {set.error && <Alert>{set.error.message}</Alert>}
      <p className={styles['last']}>
        <span className={styles['soft']}>{t('backups.last')}</span>
        <strong>
          {second.lastGoodAt ? formatVisit(Date.parse(second.lastGoodAt), zone) : t('backups.never')}
        </strong>
      </p>
      <p className={styles['soft']}>
        <bdi className={styles['path']}>{second.folder}</bdi>
      </p>
      <div className={styles['buttons']}>
        <Button isPending={set.isPending} onPress={stop}>
          {t('backups.secondStop')}
        </Button>
      </div>
    </>
  );
}

function Choose() {
  const [folder, setFolder] = useState('');
  const set = useCommand('backups.setSecondFolder', { isDoneWhenShown: true });
  const save = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ folder }, { onSuccess: () => notify(t('backups.secondSaved')) });
  };
  const browse = async () => {
    try {
      const chosen = await chooseFolder();
      if (chosen !== null) setFolder(chosen);
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <p className={styles['soft']}>{t('backups.secondHint')}</p>
      <Alert kind="warning">{t('backups.secondNone')}</Alert>
      {set.error && !set.error.fields['folder'] && <Alert>{set.error.message}</Alert>}
      <TextField
        label={t('backups.secondPath')}
        value={folder}
        onChange={setFolder}
        reason={set.error?.fields['folder']}
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" isPending={set.isPending}>
          {t('backups.secondSave')}
        </Button>
        {window.medibook && <Button onPress={() => void browse()}>{t('backups.secondBrowse')}</Button>}
      </div>
    </form>
  );
}
