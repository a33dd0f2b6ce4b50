/** What days are called in the language on the screen; English is understood beside it. */
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { writing } from '../../lib/writing.ts';
import type { DateWords } from './typed-dates.ts';

export function dateWords(): DateWords {
  const locales = [...new Set([localeOf(spokenLanguage()), 'en-GB'])];
  const named = (options: Intl.DateTimeFormatOptions, at: (index: number) => number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      locales.flatMap((locale) =>
        new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at(index)),
      ),
    );
  return {
    today: [t('dates.today'), 'today'],
    tomorrow: [t('dates.tomorrow'), 'tomorrow'],
    yesterday: [t('dates.yesterday'), 'yesterday'],
    next: [...t('dates.next').split(' '), 'next'],
    last: [...t('dates.last').split(' '), 'last'],
    // The third of January 2000 was a Monday.
    weekdays: named({ weekday: 'long' }, (index) => Date.UTC(2000, 0, 3 + index), 7),
    months: named({ month: 'long' }, (index) => Date.UTC(2000, index, 1), 12),
    isMonthFirst: writing().dateOrder === 'MDY',
  };
}
