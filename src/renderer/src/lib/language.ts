/** The language on the screen: the clinic's, or one that somebody chose for this browser. */
import { isLanguage, type Language, directionOf, nearestLanguage } from '../../../shared/languages.ts';
import { en } from '../../../shared/messages/en.ts';
import { speak, type Speech, speechOf } from '../../../shared/messages/format.ts';
import { createStore } from './store.ts';

export type OwnLanguage = Language | 'clinic';

const OWN = 'medibook.language';
const LAST = 'medibook.language.clinic';

/** English is in the page; another language is loaded when it is spoken. */
const LOAD: Record<Language, () => Promise<Speech>> = {
  en: () => Promise.resolve(speechOf('en', en)),
  de: async () => speechOf('de', (await import('../../../shared/messages/de.ts')).de),
  ar: async () => speechOf('ar', (await import('../../../shared/messages/ar.ts')).ar),
};

const loaded = new Map<Language, Promise<Speech>>();

export function speechIn(language: Language): Promise<Speech> {
  const found = loaded.get(language) ?? LOAD[language]();
  loaded.set(language, found);
  // A load that failed is tried again.
  return found.catch((error: unknown) => {
    loaded.delete(language);
    throw error;
  });
}

function storedOwn(): OwnLanguage {
  const stored = localStorage.getItem(OWN);
  return isLanguage(stored) ? stored : 'clinic';
}

export const ownLanguage = createStore<OwnLanguage>(storedOwn());
/** What is on the screen. */
export const shownLanguage = createStore<Language>('en');

export async function showLanguage(language: Language): Promise<void> {
  speak(await speechIn(language));
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  shownLanguage.set(language);
}

/** The clinic's language as this browser knows it: what it was last, or else the person's. */
function clinicLanguage(): Language {
  const last = localStorage.getItem(LAST);
  return isLanguage(last) ? last : nearestLanguage(navigator.languages);
}

export function rememberClinicLanguage(language: Language): void {
  localStorage.setItem(LAST, language);
}

/** One that is chosen for this browser alone. @throws when it cannot be loaded; then nothing changes */
export async function chooseOwnLanguage(own: OwnLanguage): Promise<void> {
  await showLanguage(own === 'clinic' ? clinicLanguage() : own);
  if (own === 'clinic') localStorage.removeItem(OWN);
  else localStorage.setItem(OWN, own);
  ownLanguage.set(own);
}

/**
 * Before anything is shown. What this browser knows already is loaded at once; only one that does not know its
 * clinic yet waits for the answer.
 */
export async function startLanguage(clinic: Promise<Language | null | undefined>): Promise<void> {
  const own = storedOwn();
  const follow = async () => {
    const told = await clinic;
    if (told) rememberClinicLanguage(told);
    if (own === 'clinic') await showLanguage(clinicLanguage());
  };
  const isKnown = own !== 'clinic' || localStorage.getItem(LAST) !== null;
  try {
    if (!isKnown) return await follow();
    await showLanguage(own === 'clinic' ? clinicLanguage() : own);
    void follow().catch(() => {});
  } catch {
    // Without the words of a language the desk still works, in English.
  }
}

/** Whether Right means backwards here. */
export function isRightToLeft(): boolean {
  return directionOf(shownLanguage.get()) === 'rtl';
}

const MIRRORED: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** What a key means in the order of what is shown: where lines run from the right, Left goes on. */
export function logicalKey<K extends string>(key: K): K {
  return isRightToLeft() ? ((MIRRORED[key] as K | undefined) ?? key) : key;
}
