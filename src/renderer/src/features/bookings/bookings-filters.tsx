import { BOOKING_STATUSES } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import type { BookingsSearch } from './bookings-search.ts';

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
      <SearchBox
        label={t('bookings.search')}
        placeholder={t('bookings.searchHint')}
        value={filter.search ?? ''}
        onChange={(search) => change({ search })}
      />
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
