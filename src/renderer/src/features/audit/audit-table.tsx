import { useState } from 'react';
import {
  actorText,
  changesOf,
  deedText,
  fieldText,
  subjectText,
  valueText,
} from '../../../../shared/audit/words.ts';
import type { AuditRow } from '../../../../shared/contract/audit.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import table from '../../components/table.module.css';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import styles from './audit.module.css';
import { useAuditWriting } from './use-audit-writing.ts';

export function AuditTable({ rows, isStale }: { rows: readonly AuditRow[]; isStale: boolean }) {
  return (
    <div className={table['frame']}>
      <table className={table['table']} aria-label={t('audit.table')} aria-busy={isStale}>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.about')}</th>
            <th scope="col">{t('audit.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: AuditRow }) {
  const [isOpen, setOpen] = useState(false);
  const timeZone = useTimeZone();
  const writing = useAuditWriting();
  const when = formatInstant(row.at, timeZone);
  const what = deedText(row.procedure);
  return (
    <>
      <tr data-testid="audit-row" data-row-id={row.id}>
        <td className={table['nowrap']}>{when}</td>
        <td>
          <div>{actorText(row)}</div>
          <div className={table['soft']}>{row.desk}</div>
        </td>
        <td>{what}</td>
        <td>{row.isErased ? t('audit.erased') : subjectText(row, writing)}</td>
        <td>
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'audit.hideOf' : 'audit.showOf', { what, when })}
            onPress={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'audit.hide' : 'audit.show')}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr className={styles['open']}>
          <td colSpan={5}>
            <Changes row={row} label={t('audit.changesOf', { what, when })} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Field by field: what was there, and what is there now. */
function Changes({ row, label }: { row: AuditRow; label: string }) {
  const writing = useAuditWriting();
  const changes = changesOf(row);
  if (row.isErased) return <p>{t('audit.erased')}</p>;
  if (changes.length === 0) return <p>{t('audit.noChanges')}</p>;
  return (
    <table className={styles['changes']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{fieldText(path)}</th>
            <td className={styles['before']}>{valueText(path, before, writing)}</td>
            <td className={styles['after']}>{valueText(path, after, writing)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
