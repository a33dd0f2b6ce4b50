import { useEffect } from 'react';
import type { Language } from '../../../../shared/languages.ts';
import { t } from '../../../../shared/messages/format.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { ownLanguage, rememberClinicLanguage, showLanguage, shownLanguage } from '../../lib/language.ts';
import { notify, offerMore } from '../../lib/toasts.ts';

/** What was told about already, or is being changed in this very window. */
let known: Language | undefined;

export function expectLanguage(language: Language): void {
  known = language;
}

export function switchLanguage(language: Language): void {
  void showLanguage(language).catch(() => notify(t('language.failed'), 'problem'));
}

/** Another language of the clinic, chosen at another desk, is offered: switching by itself would lose what is typed. */
export function useClinicLanguage(): void {
  const language = useQueryOf('settings.get', {}).data?.language;
  useEffect(() => {
    if (!language || language === known) return;
    known = language;
    rememberClinicLanguage(language);
    if (ownLanguage.get() !== 'clinic' || language === shownLanguage.get()) return;
    offerMore(t('language.changed', { language: t(`language.${language}`) }), {
      text: t('language.switch'),
      open: () => switchLanguage(language),
    });
  }, [language]);
}
