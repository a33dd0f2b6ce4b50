/** The words on paper: the clinic's, whatever language the person at the desk has chosen for the screen. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { directionOf, type Language } from '../../../../shared/languages.ts';
import { dotted, type Say, sayIn, type Speech } from '../../../../shared/messages/format.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { speechIn } from '../../lib/language.ts';
import { formatDate, formatInstant, formatShortDate, formatTime, formatVisit } from '../../lib/clock.ts';

export interface PaperWords {
  language: Language;
  direction: 'ltr' | 'rtl';
  t: Say;
  dotted: (parts: Parameters<typeof dotted>[0]) => string;
  formatDate: (date: string) => string;
  formatShortDate: (date: string) => string;
  formatTime: (instant: string | number, timeZone: string) => string;
  formatInstant: (instant: string | number, timeZone: string) => string;
  formatVisit: (instant: string | number, timeZone: string) => string;
}

function wordsOf(speech: Speech): PaperWords {
  const { language } = speech;
  return {
    language,
    direction: directionOf(language),
    t: sayIn(speech),
    dotted: (parts) => dotted(parts, language),
    formatDate: (date) => formatDate(date, language),
    formatShortDate: (date) => formatShortDate(date, language),
    formatTime: (instant, timeZone) => formatTime(instant, timeZone, language),
    formatInstant: (instant, timeZone) => formatInstant(instant, timeZone, language),
    formatVisit: (instant, timeZone) => formatVisit(instant, timeZone, language),
  };
}

/** Undefined until they are there: nothing is printed in half a language. */
export function useClinicWords(): PaperWords | undefined {
  const language = useQueryOf('settings.get', {}).data?.language;
  const { data } = useQuery({
    queryKey: ['words', language],
    queryFn: async () => wordsOf(await speechIn(language ?? 'en')),
    enabled: language !== undefined,
    structuralSharing: false,
  });
  return data;
}

export const PaperContext = createContext<PaperWords | null>(null);

/** Within what is on paper. */
export function usePaperWords(): PaperWords {
  const words = useContext(PaperContext);
  if (!words) throw new Error('There is no paper around this');
  return words;
}
