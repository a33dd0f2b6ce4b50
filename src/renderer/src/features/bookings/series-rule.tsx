/** How often a visit is repeated, and when that ends: after so many, or on a date. */
import type { Input } from '../../../../shared/contract/index.ts';
import { SERIES_UNITS } from '../../../../shared/contract/series.ts';
import { t } from '../../../../shared/messages/format.ts';
import { DatePickerField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './time-step.module.css';

const ENDS = ['COUNT', 'DATE'] as const;

/** As it is typed. */
export interface TypedRule {
  every: string;
  unit: (typeof SERIES_UNITS)[number];
  ends: (typeof ENDS)[number];
  count: string;
  until: string;
}

export const FIRST_RULE: TypedRule = { every: '1', unit: 'WEEK', ends: 'COUNT', count: '6', until: '' };

type Rule = Pick<Input<'series.preview'>, 'every' | 'unit' | 'count' | 'until'>;

/** The rule that was typed; null while its last day is not after the first visit. */
export function ruleOf({ every, unit, ends, count, until }: TypedRule, firstDate: string): Rule | null {
  const often = { every: Number(every) || 1, unit };
  if (ends === 'COUNT') return { ...often, count: Math.max(2, Number(count) || 2) };
  return until > firstDate ? { ...often, until } : null;
}

interface RuleFieldsProps {
  rule: TypedRule;
  firstDate: string;
  /** The last visit of the plan: what a date begins with. */
  lastDate: string;
  onChange: (rule: TypedRule) => void;
}

export function RuleFields({ rule, firstDate, lastDate, onChange }: RuleFieldsProps) {
  const set = (change: Partial<TypedRule>) => onChange({ ...rule, ...change });
  const isTooEarly = rule.until !== '' && rule.until <= firstDate;
  return (
    <div className={styles['rule']}>
      <TextField
        label={t('series.every')}
        inputMode="numeric"
        value={rule.every}
        onChange={(every) => set({ every })}
      />
      <SelectField
        label={t('series.unit')}
        value={rule.unit}
        choices={SERIES_UNITS.map((value) => ({ value, text: t(`series.${value}`) }))}
        onChange={(unit) => set({ unit })}
      />
      <SelectField
        label={t('series.ends')}
        value={rule.ends}
        choices={ENDS.map((value) => ({ value, text: t(`series.ends.${value}`) }))}
        onChange={(ends) => set({ ends, until: rule.until || lastDate })}
      />
      {rule.ends === 'COUNT' ? (
        <TextField
          label={t('series.count')}
          inputMode="numeric"
          value={rule.count}
          onChange={(count) => set({ count })}
        />
      ) : (
        <DatePickerField
          label={t('series.until')}
          value={rule.until}
          onChange={(until) => set({ until })}
          reason={isTooEarly ? 'END_BEFORE_START' : undefined}
        />
      )}
    </div>
  );
}
