import { Sheet } from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import table from '../../components/table.module.css';
import { saveFile } from '../print/save-file.ts';
import styles from './report.module.css';
import { type Cell, csvOf, type TableModel } from './table-model.ts';

/** A table on a sheet of its own, with bars in its cells and a way into a spreadsheet. */
export function FiguresCard({ model, fileName }: { model: TableModel; fileName: string }) {
  const { title, hint, rows } = model;
  return (
    <Card title={title}>
      {hint && <p className={styles['hint']}>{hint}</p>}
      {rows.length === 0 ? <p>{t('reports.none')}</p> : <FiguresTable model={model} />}
      {rows.length > 0 && <CsvOf model={model} fileName={fileName} />}
    </Card>
  );
}

export function CsvOf({ model, fileName }: { model: TableModel; fileName: string }) {
  return (
    <div>
      <Button
        size="small"
        aria-label={t('reports.csvOf', { table: model.title })}
        onPress={() => saveFile(`${fileName}.csv`, csvOf(model), 'text/csv')}
      >
        <Sheet aria-hidden />
        {t('reports.csv')}
      </Button>
    </div>
  );
}

export function FiguresTable({ model: { title, head, rows } }: { model: TableModel }) {
  return (
    // Where the window is narrow it is scrolled by keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={table['frame']} aria-label={title} tabIndex={0}>
      <table className={table['table']} aria-label={title}>
        <thead>
          <tr>
            {head.map((text, index) => (
              <th key={text} scope="col" className={rows[0]?.[index]?.isNumber ? table['number'] : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells]) => (
            <tr key={first?.text}>
              <th scope="row">{first?.text}</th>
              {cells.map((cell, index) => (
                <CellOf key={head[index + 1]} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellOf({ cell: { text, bar, isNumber } }: { cell: Cell }) {
  return (
    <td className={isNumber ? table['number'] : undefined}>
      {bar === undefined ? (
        text
      ) : (
        <span className={styles['barred']}>
          <svg aria-hidden className={styles['bar']}>
            <rect className={styles['track']} width="100%" height="100%" />
            <rect className={styles['fill']} width={`${bar * 100}%`} height="100%" />
          </svg>
          <span>{text}</span>
        </span>
      )}
    </td>
  );
}
