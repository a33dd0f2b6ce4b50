import { type Language } from '../../src/shared/languages.ts';
import { ar } from '../../src/shared/messages/ar.ts';
import { de } from '../../src/shared/messages/de.ts';
import { en } from '../../src/shared/messages/en.ts';
import { type Say, sayIn, speechOf } from '../../src/shared/messages/format.ts';

export type Words = Say;

/** What stands on the screens in a language. */
export function speechIn(language: Language): Words {
  return sayIn(speechOf(language, { en, de, ar }[language]));
}
