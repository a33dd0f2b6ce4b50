/** The main process speaks the clinic's language: in its menus, in what it writes into files, and when it cannot start. */
import type { Output } from '../shared/contract/index.ts';
import { isLanguage, type Language, nearestLanguage } from '../shared/languages.ts';
import { ar } from '../shared/messages/ar.ts';
import { de } from '../shared/messages/de.ts';
import { en } from '../shared/messages/en.ts';
import { speak, speechOf, spokenLanguage } from '../shared/messages/format.ts';
import type { App } from './app.ts';

const CATALOGUES = { en, de, ar };

function speakIn(language: Language): void {
  if (language !== spokenLanguage()) speak(speechOf(language, CATALOGUES[language]));
}

/** Until the clinic is open, the computer's language is the best guess. */
export function speakAsComputer(): void {
  speakIn(nearestLanguage([new Intl.DateTimeFormat().resolvedOptions().locale]));
}

/** Speaks as the clinic's settings say, now and whenever they change. */
export async function followClinic(
  app: Pick<App, 'dispatch' | 'changes'>,
  onChange: () => void = () => {},
): Promise<void> {
  const refresh = async () => {
    const before = spokenLanguage();
    const status = await app.dispatch({ token: null, desk: 'menu' }, 'setup.status', {});
    const language = status.ok && (status.value as Output<'setup.status'>).language;
    if (isLanguage(language)) speakIn(language);
    if (spokenLanguage() !== before) onChange();
  };
  app.changes.subscribe(({ entity }) => {
    if (entity === 'settings') void refresh();
  });
  await refresh();
}
