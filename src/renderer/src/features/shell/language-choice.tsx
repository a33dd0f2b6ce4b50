import { LANGUAGES } from '../../../../shared/languages.ts';
import { t } from '../../../../shared/messages/format.ts';
import { SelectField } from '../../components/select-field.tsx';
import { chooseOwnLanguage, type OwnLanguage, ownLanguage } from '../../lib/language.ts';
import { useStore } from '../../lib/store.ts';
import { notify } from '../../lib/toasts.ts';

/** Somebody's own language in this browser, or the clinic's. */
export function LanguageChoice({ hint }: { hint?: string }) {
  const own = useStore(ownLanguage);
  const choices = (['clinic', ...LANGUAGES] as const).map((value) => ({
    value,
    text: t(`language.${value}`),
  }));
  const choose = (value: OwnLanguage) =>
    void chooseOwnLanguage(value).catch(() => notify(t('language.failed'), 'problem'));
  return (
    <SelectField label={t('language.label')} hint={hint} choices={choices} value={own} onChange={choose} />
  );
}
