/** The languages that the desk speaks. Pure. */
export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** For numbers, dates and sorting. Arabic is written with the digits that phones and clocks here have. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

export function localeOf(language: Language): string {
  return LOCALES[language];
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The first of somebody's languages, such as `de-AT`, that the desk speaks; else English. */
export function nearestLanguage(wished: readonly string[]): Language {
  const spoken = wished.map((tag) => tag.toLowerCase().split(/[-_]/)[0]).find(isLanguage);
  return spoken ?? 'en';
}
