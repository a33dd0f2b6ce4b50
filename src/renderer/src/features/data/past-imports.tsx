import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { Card } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import table from '../../components/table.module.css';
import { formatVisit } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './data.module.css';

/** The last imports, without the checks. */
export function PastImports() {
  const list = useQueryOf('imports.list', {});
  const zone = useQueryOf('settings.get', {}).data?.timeZone;
  return (
    <Card title={t('data.past')}>
      <Answer query={list}>
        {({ items }) => {
          const past = items.filter(({ isDryRun }) => !isDryRun);
          if (past.length === 0) return <p className={styles['hint']}>{t('data.pastEmpty')}</p>;
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
            <section className={table['frame']} aria-label={t('data.past')} tabIndex={0}>
              <table className={table['table']} aria-label={t('data.past')}>
                <thead>
                  <tr>
                    <th scope="col">{t('data.when')}</th>
                    <th scope="col">{t('data.fileName')}</th>
                    <th scope="col">{t('data.kind')}</th>
                    <th scope="col">{t('data.result')}</th>
                    <th scope="col" className={table['number']}>
                      {t('data.count.added')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {past.map(({ id, createdAt, fileName, kind, state, added }) => (
                    <tr key={id}>
                      <td className={table['nowrap']}>{zone && formatVisit(Date.parse(createdAt), zone)}</td>
                      <th scope="row">{fileName}</th>
                      <td>{t(`data.kind.${kind}`)}</td>
                      <td>{t(`data.state.${state}`)}</td>
                      <td className={table['number']}>
                        {new Intl.NumberFormat(localeOf(spokenLanguage())).format(added)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          );
        }}
      </Answer>
    </Card>
  );
}
