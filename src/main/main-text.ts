import type { Language } from '../shared/languages.ts';
import { arMain } from '../shared/messages/ar-main.ts';
import { deMain } from '../shared/messages/de-main.ts';
import { enMain, type MainMessageKey } from '../shared/messages/en-main.ts';
import { fill, spokenLanguage, type Values } from '../shared/messages/format.ts';
import { localeOf } from '../shared/languages.ts';
import type { Rescue } from './backups/rescue.ts';
import type { StartProblem } from './database/problems.ts';

const IN: Record<Language, Record<MainMessageKey, string>> = { en: enMain, de: deMain, ar: arMain };

/** A sentence of the main process's own part of the catalogue. Numbers that are names go in as text. */
export function mainText(key: MainMessageKey, values: Values = {}): string {
  return fill(IN[spokenLanguage()][key], values);
}

/** Why a start was refused, for the person at the desk, with what the support will ask for below it. */
export function startProblemText({ reason, path, detail }: StartProblem): string {
  if (reason === 'ALREADY_OPEN') {
    return mainText(detail ? 'start.ALREADY_OPEN_AT' : 'start.ALREADY_OPEN', { path, detail });
  }
  const sentence = mainText(`start.${reason}`, { path });
  // Its detail is a sentence for the person, and not for their support.
  if (reason === 'SERVER_UNUSABLE') return `${sentence}\n${detail}`;
  return detail ? `${sentence}\n${mainText('start.detail', { detail })}` : sentence;
}

/** What there is to go back to, and what becomes of the damaged file. */
export function rescueText({ backup, facts }: Pick<Rescue, 'backup' | 'facts'>, folder: string): string {
  const locale = localeOf(spokenLanguage());
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(backup.at);
  const { patients, bookings, upcoming } = facts;
  return mainText('rescue.offer', { when, patients, bookings, upcoming, folder });
}
