import { DAY_PARTS } from '../../../../shared/contract/day-part.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { DatePickerField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './time-step.module.css';
import type { Offers } from './use-offers.ts';

const ANY = 'any';

interface OffersFiltersProps {
  offers: Offers;
  /** Where the day is settled, as for somebody who walks in. */
  hasDate?: boolean;
  hasVisitType?: boolean;
}

/** Doctor, specialization, kind of visit, part of the day, and from when. */
export function OffersFilters({ offers, hasDate = true, hasVisitType = true }: OffersFiltersProps) {
  const { filter, setFilter } = offers;
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const types = useQueryOf('visitTypes.list', {}).data?.items ?? [];
  const fields = [...new Set(doctors.map(({ specialization }) => specialization))].toSorted();
  const matching = doctors.filter(
    ({ specialization }) => !filter.specialization || specialization === filter.specialization,
  );
  return (
    <div className={styles['filters']}>
      {hasVisitType && types.length > 0 && (
        <SelectField
          label={t('panel.visitType')}
          value={filter.visitTypeId ?? ANY}
          choices={[
            { value: ANY, text: t('panel.anyVisit') },
            ...types.map(({ id, name, durationMinutes: count }) => ({
              value: id,
              text: listed([name, t('panel.minutes', { count })]),
            })),
          ]}
          onChange={(value) => setFilter({ ...filter, visitTypeId: numberOf(value) })}
        />
      )}
      <SelectField
        label={t('day.specialization')}
        value={filter.specialization ?? ANY}
        choices={[
          { value: ANY, text: t('day.allSpecializations') },
          ...fields.map((name) => ({ value: name, text: name })),
        ]}
        onChange={(value) =>
          setFilter({
            ...filter,
            specialization: value === ANY ? undefined : value,
            doctorId: undefined,
          })
        }
      />
      <SelectField
        label={t('day.doctor')}
        value={filter.doctorId ?? ANY}
        choices={[
          { value: ANY, text: t('day.allDoctors') },
          ...matching.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) => setFilter({ ...filter, doctorId: numberOf(value) })}
      />
      <SelectField
        label={t('panel.part')}
        value={filter.part ?? ANY}
        choices={[
          { value: ANY, text: t('panel.anyPart') },
          ...DAY_PARTS.map((part) => ({ value: part, text: t(`panel.part.${part}`) })),
        ]}
        onChange={(value) => setFilter({ ...filter, part: DAY_PARTS.find((part) => part === value) })}
      />
      {hasDate && (
        <DatePickerField
          label={t('panel.fromDate')}
          isClearable
          value={filter.fromDate ?? ''}
          onChange={(value) => setFilter({ ...filter, fromDate: value || undefined })}
        />
      )}
    </div>
  );
}

const numberOf = (value: string | number) => (typeof value === 'number' ? value : undefined);
