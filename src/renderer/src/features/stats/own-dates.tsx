import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { DatePickerField } from '../../components/date-field.tsx';
import type { Period } from './periods.ts';

interface OwnDatesProps {
  own: Period;
  problems: FieldErrors | undefined;
  onChange: (own: Period) => void;
}

export function OwnDates({ own, problems, onChange }: OwnDatesProps) {
  return (
    <>
      <DatePickerField
        label={t('stats.from')}
        value={own.from}
        reason={problems?.['from']}
        onChange={(from) => onChange({ ...own, from })}
      />
      <DatePickerField
        label={t('stats.to')}
        value={own.to}
        // "Too big" is about the span between the dates.
        reason={problems?.['to'] === 'TOO_BIG' ? 'stats.tooLong' : problems?.['to']}
        onChange={(to) => onChange({ ...own, to })}
      />
    </>
  );
}
