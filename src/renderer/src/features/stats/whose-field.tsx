import { t } from '../../../../shared/messages/format.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import type { ReportSearch } from './report-search.ts';

export type Whose = Pick<ReportSearch, 'doctor' | 'field'>;

interface WhoseFieldProps {
  value: Whose;
  onChange: (value: Whose) => void;
}

const EVERYBODY = 'everybody';

/** All doctors, those of one field, or one of them. */
export function WhoseField({ value: { doctor, field }, onChange }: WhoseFieldProps) {
  const { data } = useQueryOf('doctors.list', { includeInactive: true });
  const doctors = data?.items ?? [];
  const fields = [...new Set(doctors.map(({ specialization }) => specialization))].toSorted();
  const choices = [
    { value: EVERYBODY, text: t('reports.everybody') },
    ...fields.map((name) => ({ value: `field ${name}`, text: name })),
    ...doctors.map(({ id, name }) => ({ value: `doctor ${id}`, text: name })),
  ];
  const chosen =
    doctor !== undefined ? `doctor ${doctor}` : field !== undefined ? `field ${field}` : EVERYBODY;
  const choose = (next: string) => {
    const [kind = ''] = next.split(' ', 1);
    const rest = next.slice(kind.length + 1);
    if (kind === 'doctor') return onChange({ doctor: Number(rest) });
    return onChange(kind === 'field' ? { field: rest } : {});
  };
  return <SelectField label={t('reports.whose')} choices={choices} value={chosen} onChange={choose} />;
}
