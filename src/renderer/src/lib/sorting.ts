import { localeOf } from '../../../shared/languages.ts';
import { spokenLanguage } from '../../../shared/messages/format.ts';

const collators = new Map<string, Intl.Collator>();

/** The order of names as the language on the screen has it. */
export function compareText(a: string, b: string): number {
  const locale = localeOf(spokenLanguage());
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return collator.compare(a, b);
}
