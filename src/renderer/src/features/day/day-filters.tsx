import { t } from '../../../../shared/messages/format.ts';
import { SelectField } from '../../components/select-field.tsx';
import type { DaySearch } from '../../routes.tsx';
import { specializationsOf, useDoctors } from './day-data.ts';

interface DayFiltersProps {
  search: DaySearch;
  onChange: (search: Pick<DaySearch, 'specialization' | 'doctor'>) => void;
}

const ALL = 'all';

export function DayFilters({ search, onChange }: DayFiltersProps) {
  const doctors = useDoctors();
  const { specialization, doctor } = search;
  const specializations = specializationsOf(doctors).map((name) => ({ value: name, text: name }));
  const matching = doctors.filter((one) => !specialization || one.specialization === specialization);
  return (
    <>
      <SelectField
        label={t('day.specialization')}
        value={specialization ?? ALL}
        choices={[{ value: ALL, text: t('day.allSpecializations') }, ...specializations]}
        onChange={(value) => onChange(value === ALL ? {} : { specialization: value })}
      />
      <SelectField
        label={t('day.doctor')}
        value={doctor ?? ALL}
        choices={[
          { value: ALL, text: t('day.allDoctors') },
          ...matching.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) =>
          onChange({
            ...(specialization && { specialization }),
            ...(typeof value === 'number' && { doctor: value }),
          })
        }
      />
    </>
  );
}
