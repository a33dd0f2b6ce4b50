import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { addDays, isDate } from '../../../../shared/calendar.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import styles from './day-screen.module.css';

interface DateToolsProps {
  date: string;
  today: string;
  /** Turns by a week. */
  isWeek: boolean;
  onChange: (date: string) => void;
}

/** Going from day to day. */
export function DateTools({ date, today, isWeek, onChange }: DateToolsProps) {
  const box = useRef<HTMLDivElement>(null);
  const turn = (days: number) => onChange(addDays(date, isWeek ? days * 7 : days));
  useShortcut('today', () => onChange(today));
  useShortcut('previousDay', () => turn(-1));
  useShortcut('nextDay', () => turn(1));
  useShortcut('goToDate', () => box.current?.querySelector<HTMLElement>('[role=spinbutton]')?.focus());
  return (
    <div className={styles['date']} ref={box}>
      <DraftDate date={date} onChange={onChange} />
      <div className={styles['turn']}>
        <Button
          isIcon
          aria-label={t(isWeek ? 'board.previousWeek' : 'day.previous')}
          onPress={() => turn(-1)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button onPress={() => onChange(today)} isDisabled={date === today}>
          {t('day.today')}
        </Button>
        <Button isIcon aria-label={t(isWeek ? 'board.nextWeek' : 'day.next')} onPress={() => turn(1)}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </div>
  );
}

/** A year that is half typed is no day to go to yet, and must stay in the field. */
function DraftDate({ date, onChange }: Pick<DateToolsProps, 'date' | 'onChange'>) {
  const [draft, setDraft] = useState({ date, text: date });
  const change = (text: string) => {
    setDraft({ date: isDate(text) ? text : date, text });
    if (isDate(text)) onChange(text);
  };
  // A draft counts only on the day that it was begun on.
  return (
    <DatePickerField
      label={t('day.date')}
      value={draft.date === date ? draft.text : date}
      onChange={change}
    />
  );
}
