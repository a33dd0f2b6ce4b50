import { useState } from 'react';
import { deedText, kindText } from '../../../../shared/audit/words.ts';
import { isDate } from '../../../../shared/calendar.ts';
import { contract, procedureNames } from '../../../../shared/contract/index.ts';
import { en } from '../../../../shared/messages/en.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { compareText } from '../../lib/sorting.ts';
import type { AuditSearch } from './audit-search.ts';

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (search: AuditSearch) => void;
}

const ANY = 'any';
const KIND = 'audit.kind.';

const byText = (a: { text: string }, b: { text: string }) => compareText(a.text, b.text);
const kinds = () =>
  Object.keys(en)
    .filter((key) => key.startsWith(KIND))
    .map((key) => key.slice(KIND.length))
    .map((value) => ({ value, text: kindText(value) }))
    .toSorted(byText);
const deeds = () =>
  procedureNames
    .filter((name) => contract[name].kind === 'command')
    .map((value) => ({ value: value as string, text: deedText(value) }))
    .toSorted(byText);

export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const users = useQueryOf('users.list', {}).data?.items ?? [];
  const change = (part: { [K in keyof AuditSearch]: AuditSearch[K] | undefined }) => {
    const next = Object.entries({ ...search, ...part }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    onChange(Object.fromEntries(next));
  };
  const picked = (value: string | number) => (value === ANY ? undefined : String(value));
  return (
    <>
      <SearchBox
        label={t('audit.search')}
        placeholder={t('audit.searchHint')}
        value={search.search ?? ''}
        onChange={(text) => change({ search: text, row: undefined, patient: undefined })}
      />
      <DraftDate label={t('audit.from')} value={search.from ?? ''} onChange={(from) => change({ from })} />
      <DraftDate label={t('audit.to')} value={search.to ?? ''} onChange={(to) => change({ to })} />
      <SelectField
        label={t('audit.who')}
        value={search.user ?? ANY}
        choices={[
          { value: ANY, text: t('audit.anyone') },
          ...users.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) => change({ user: typeof value === 'number' ? value : undefined })}
      />
      <SelectField
        label={t('audit.what')}
        value={search.deed ?? ANY}
        choices={[{ value: ANY, text: t('audit.anything') }, ...deeds()]}
        onChange={(value) => change({ deed: picked(value) })}
      />
      <SelectField
        label={t('audit.kind')}
        value={search.kind ?? ANY}
        choices={[{ value: ANY, text: t('audit.anyKind') }, ...kinds()]}
        onChange={(value) => change({ kind: picked(value), row: undefined })}
      />
      <Button isDisabled={Object.keys(search).length === 0} onPress={() => onChange({})}>
        {t('audit.clear')}
      </Button>
    </>
  );
}

interface DraftDateProps {
  label: string;
  value: string;
  onChange: (date: string) => void;
}

/** A year that is half typed narrows nothing yet, and must stay in the field. */
function DraftDate({ label, value, onChange }: DraftDateProps) {
  const [draft, setDraft] = useState({ value, text: value });
  const change = (text: string) => {
    const isWhole = text === '' || isDate(text);
    setDraft({ value: isWhole ? text : value, text });
    if (isWhole) onChange(text);
  };
  return (
    <DatePickerField
      label={label}
      isClearable
      value={draft.value === value ? draft.text : value}
      onChange={change}
    />
  );
}
