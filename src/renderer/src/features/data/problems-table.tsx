import type { ImportJob } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import table from '../../components/table.module.css';
import { saveMadeFile } from '../../lib/files.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './data.module.css';

const SHOWN = 1000;

export function ProblemsTable({ job: { problems, reportId } }: { job: ImportJob }) {
  if (problems.length === 0) return null;
  const save = async () => {
    try {
      if (reportId !== null) await saveMadeFile(reportId, 'import-problems.csv');
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <section className={table['frame']} aria-label={t('data.problems')} tabIndex={0}>
        <table className={table['table']} aria-label={t('data.problems')}>
          <thead>
            <tr>
              <th scope="col">{t('data.line')}</th>
              <th scope="col">{t('data.column')}</th>
              <th scope="col">{t('data.problem')}</th>
              <th scope="col">{t('data.value')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, field, reason, value }) => (
              <tr key={`${line} ${field ?? ''}`}>
                <th scope="row" className={table['nowrap']}>
                  {line}
                </th>
                <td>{field && t(`data.field.${field}`)}</td>
                <td>{t(`data.reason.${reason}`)}</td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles['buttons']}>
        {problems.length >= SHOWN && (
          <p className={styles['hint']}>{t('data.problemsShown', { count: SHOWN })}</p>
        )}
        {reportId !== null && (
          <Button size="small" onPress={() => void save()}>
            {t('data.report')}
          </Button>
        )}
      </div>
    </>
  );
}
