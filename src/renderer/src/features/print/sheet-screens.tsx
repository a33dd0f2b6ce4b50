import { useSearch } from '@tanstack/react-router';
import { type ComponentType, useMemo } from 'react';
import { listed, t } from '../../../../shared/messages/format.ts';
import { Answer } from '../../components/states.tsx';
import { formatDate, useNow, useToday } from '../../lib/clock.ts';
import { BlankSheet } from './blank-sheet.tsx';
import { DaySheet } from './day-sheet.tsx';
import { Preview } from './preview.tsx';
import type { SheetSearch } from './print-search.ts';
import { type DoctorSheet, doctorsOf, useDoctorSheets } from './sheet-data.ts';
import { SheetHead } from './sheet-head.tsx';
import styles from './sheet.module.css';
import { usePaperWords } from './paper-words.ts';

/** Who comes today, for each doctor. */
export function DaySheetScreen() {
  const search = useSearch({ from: '/print/day' });
  return <SheetsScreen search={search} name={t('print.daySheet')} Sheet={DaySheet} />;
}

/** What to write on while the computers do not work. */
export function BlankSheetScreen() {
  const search = useSearch({ from: '/print/blank' });
  return <SheetsScreen search={search} name={t('print.blankSheet')} Sheet={BlankSheet} />;
}

interface SheetsScreenProps {
  search: SheetSearch;
  name: string;
  Sheet: ComponentType<{ sheet: DoctorSheet; date: string; printedAt: number }>;
}

function SheetsScreen({ search, name, Sheet }: SheetsScreenProps) {
  const today = useToday();
  const date = search.date ?? today;
  const printedAt = useNow();
  const doctorIds = useMemo(() => doctorsOf(search.doctor), [search.doctor]);
  const sheets = useDoctorSheets(date, doctorIds);
  const { data } = sheets;
  return (
    <Preview
      kind="sheet"
      date={date}
      title={listed([name, formatDate(date)])}
      fileName={`${name} ${date}`}
      summary={data && summaryOf(data)}
      isReady={data !== undefined}
    >
      <Answer query={sheets}>
        {(found) =>
          found.length === 0 ? (
            <EmptySheet date={date} printedAt={printedAt} />
          ) : (
            found.map((sheet) => (
              <Sheet key={sheet.doctorId} sheet={sheet} date={date} printedAt={printedAt} />
            ))
          )
        }
      </Answer>
    </Preview>
  );
}

function summaryOf(sheets: readonly DoctorSheet[]): string {
  const visits = sheets.reduce((sum, sheet) => sum + sheet.visits.length, 0);
  return listed([t('print.doctors', { count: sheets.length }), t('print.visits', { count: visits })]);
}

function EmptySheet({ date, printedAt }: { date: string; printedAt: number }) {
  const { t } = usePaperWords();
  return (
    <section className="sheet" data-testid="sheet">
      <SheetHead sheet={undefined} date={date} printedAt={printedAt} />
      <p className={styles['nothing']}>{t('print.noSlots')}</p>
    </section>
  );
}
