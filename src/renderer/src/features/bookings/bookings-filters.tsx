import { useEffect, useRef, useState } from 'react';
import { BOOKING_STATUSES } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDebounced } from '../../lib/debounce.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import type { BookingsSearch } from './bookings-search.ts';
import styles from './bookings-screen.module.css';

export type BookingsFilter = Pick<BookingsSearch, 'status' | 'doctor' | 'date' | 'search'>;

interface BookingsFiltersProps {
  filter: BookingsFilter;
  onChange: (filter: BookingsFilter) => void;
}

const ANY = 'any';

export function BookingsFilters({ filter, onChange }: BookingsFiltersProps) {
  const doctors = useQueryOf('doctors.list', { includeInactive: true }).data?.items ?? [];
  const change = (part: { [K in keyof BookingsFilter]: BookingsFilter[K] | undefined }) => {
    const next = Object.entries({ ...filter, ...part }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    onChange(Object.fromEntries(next));
  };
  return (
    <>
      <SearchBox value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <SelectField
        label={t('bookings.status')}
        value={filter.status ?? ANY}
        choices={[
          { value: ANY, text: t('bookings.anyStatus') },
          ...BOOKING_STATUSES.map((value) => ({ value, text: t(`status.${value}`) })),
        ]}
        onChange={(value) => change({ status: value === ANY ? undefined : value })}
      />
      <SelectField
        label={t('bookings.doctor')}
        value={filter.doctor ?? ANY}
        choices={[
          { value: ANY, text: t('bookings.anyDoctor') },
          ...doctors.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) => change({ doctor: typeof value === 'number' ? value : undefined })}
      />
      <DatePickerField
        label={t('bookings.date')}
        isClearable
        value={filter.date ?? ''}
        onChange={(date) => change({ date })}
      />
      <Button isDisabled={Object.keys(filter).length === 0} onPress={() => onChange({})}>
        {t('bookings.clearFilters')}
      </Button>
    </>
  );
}

const PAUSE_MS = 200;

/** What is typed shows at once and is asked for when it stands still. */
function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [settled] = useDebounced(typed, PAUSE_MS);
  const asked = useRef(value);
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    onChange(settled);
  }, [settled, onChange]);
  useEffect(() => {
    // Cleared, or gone back to, from outside.
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);
  return (
    <div className={styles['search']}>
      <TextField
        label={t('bookings.search')}
        placeholder={t('bookings.searchHint')}
        type="search"
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
    </div>
  );
}
