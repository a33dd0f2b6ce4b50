import { useState } from 'react';
import { SERIES_SCOPES, type SeriesScope } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { SelectField } from '../../components/select-field.tsx';

export function useScope() {
  return useState<SeriesScope>('THIS');
}

/** Which visits of a series a change is about. */
export function ScopeField({
  scope,
  onChange,
}: {
  scope: SeriesScope;
  onChange: (scope: SeriesScope) => void;
}) {
  return (
    <SelectField
      label={t('series.scope')}
      value={scope}
      choices={SERIES_SCOPES.map((value) => ({ value, text: t(`series.${value}`) }))}
      onChange={onChange}
    />
  );
}
