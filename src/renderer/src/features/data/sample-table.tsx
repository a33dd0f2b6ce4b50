import type { InspectedFile } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/format.ts';
import table from '../../components/table.module.css';

/** Scrolls by keyboard, too, where it is wider than the window. */
export function SampleTable({ inspected: { columns, sample } }: { inspected: InspectedFile }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <section className={table['frame']} aria-label={t('data.sample')} tabIndex={0}>
      <table className={table['table']} aria-label={t('data.sample')}>
        <thead>
          <tr>
            {columns.map((title, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns have no other identity
              <th key={at} scope="col">
                {title || at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- neither have lines
            <tr key={line}>
              {columns.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={at}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
