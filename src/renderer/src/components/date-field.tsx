import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateField as AriaDateField,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/format.ts';
import { fieldLocale, useWriting } from '../lib/clock.ts';
import calendarStyles from './calendar.module.css';
import { FieldLabel, type FieldLook, FieldNotes } from './field-parts.tsx';
import styles from './field.module.css';

interface DateProps extends FieldLook {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
  isClearable?: boolean;
  name?: string;
}

/** Any year, so that one that is half typed (0002, 0020, …) stays on the screen; the schema judges it later. */
function toDate(value: string): CalendarDate | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null;
}

/** A date typed by its parts, in the order that the person's region writes them. */
export function DateField({ label, hint, reason, isOptional, value, onChange }: DateProps) {
  return (
    <PartsInOrder>
      <AriaDateField
        className={styles['field'] ?? ''}
        validationBehavior="aria"
        isInvalid={reason !== undefined}
        value={toDate(value)}
        onChange={(date) => onChange(date?.toString() ?? '')}
      >
        <FieldLabel label={label} isOptional={isOptional ?? false} />
        <div className={styles['box']}>
          <Segments />
        </div>
        <FieldNotes hint={hint} reason={reason} />
      </AriaDateField>
    </PartsInOrder>
  );
}

/** A date typed by its parts or chosen from a month. */
export function DatePickerField({
  label,
  hint,
  reason,
  isOptional,
  isClearable,
  value,
  onChange,
}: DateProps) {
  return (
    <DatePicker
      className={styles['field'] ?? ''}
      validationBehavior="aria"
      isInvalid={reason !== undefined}
      value={toDate(value)}
      onChange={(date) => onChange(date?.toString() ?? '')}
    >
      <FieldLabel label={label} isOptional={isOptional ?? false} />
      <Group className={styles['box'] ?? ''}>
        <PartsInOrder>
          <Segments />
        </PartsInOrder>
        {isClearable && value && (
          <Button slot={null} aria-label={t('action.clear')} onPress={() => onChange('')}>
            <X aria-hidden />
          </Button>
        )}
        <Button aria-label={t('action.openCalendar')}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <FieldNotes hint={hint} reason={reason} />
      <Popover className={styles['popover'] ?? ''}>
        <Dialog className={calendarStyles['dialog'] ?? ''}>
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** The parts of a date stand as the clinic's settings say, which is what a field knows by its locale. */
function PartsInOrder({ children }: { children: ReactNode }) {
  return <I18nProvider locale={fieldLocale(useWriting())}>{children}</I18nProvider>;
}

function Segments() {
  return (
    <DateInput className={styles['segments'] ?? ''}>
      {(segment) => <DateSegment segment={segment} className={styles['segment'] ?? ''} />}
    </DateInput>
  );
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function MonthCalendar() {
  const { firstWeekday } = useWriting();
  return (
    <Calendar firstDayOfWeek={DAYS[firstWeekday - 1] ?? 'mon'}>
      <header className={calendarStyles['head']}>
        <Button
          slot="previous"
          className={calendarStyles['turn'] ?? ''}
          aria-label={t('action.previousMonth')}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Heading className={calendarStyles['month'] ?? ''} />
        <Button slot="next" className={calendarStyles['turn'] ?? ''} aria-label={t('action.nextMonth')}>
          <ChevronRight aria-hidden />
        </Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className={calendarStyles['weekday'] ?? ''}>{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className={calendarStyles['cell'] ?? ''} />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
