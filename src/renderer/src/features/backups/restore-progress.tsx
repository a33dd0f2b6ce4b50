import type { RestoreProgress as Progress } from '../../../../shared/contract/backups.ts';
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import styles from './backups.module.css';

/** A file is in place within moments; the rows of a clinic on a server are counted. */
export function RestoreProgress({ progress }: { progress: Progress | null }) {
  return (
    <div className={styles['look']}>
      <output>{progress ? t(`backups.step.${progress.step}`) : t('backups.restoringHint')}</output>
      {progress && <Bar {...progress} />}
    </div>
  );
}

function Bar({ rows, rowsInAll }: Progress) {
  const numbers = new Intl.NumberFormat(localeOf(spokenLanguage()));
  return (
    <>
      <progress
        className={styles['bar']}
        aria-label={t('backups.progress')}
        {...(rowsInAll > 0 && { value: rows, max: rowsInAll })}
      />
      <p className={styles['soft']}>
        {t('house.rows', { rows: numbers.format(rows), all: numbers.format(rowsInAll) })}
      </p>
      <p className={styles['soft']}>{t('backups.stayOpen')}</p>
    </>
  );
}
