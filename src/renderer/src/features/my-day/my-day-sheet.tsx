import { useSearch } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/format.ts';
import { Answer } from '../../components/states.tsx';
import { formatDate, useNow, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { DaySheet } from '../print/day-sheet.tsx';
import { Preview } from '../print/preview.tsx';

/** The day sheet of the doctor who is signed in. */
export function MyDaySheetScreen() {
  const search = useSearch({ from: '/print/my-day' });
  const today = useToday();
  const date = search.date ?? today;
  const printedAt = useNow();
  const day = useQueryOf('myDay.get', { date });
  const name = t('print.daySheet');
  return (
    <Preview
      kind="sheet"
      date={date}
      title={`${name}, ${formatDate(date)}`}
      fileName={`${name} ${date}`}
      summary={day.data && t('print.visits', { count: day.data.visits.length })}
      isReady={day.data !== undefined}
    >
      <Answer query={day}>{(sheet) => <DaySheet sheet={sheet} date={date} printedAt={printedAt} />}</Answer>
    </Preview>
  );
}
