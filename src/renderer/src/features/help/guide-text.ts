/** The guide in the language on the screen, with its pictures. It is loaded when somebody opens it. */
import { useQuery } from '@tanstack/react-query';
import { type Guide, parseGuide } from '../../../../shared/guide/markdown.ts';
import type { Language } from '../../../../shared/languages.ts';
import { asProblem, type Problem } from '../../api.ts';
import { shownLanguage } from '../../lib/language.ts';
import { useStore } from '../../lib/store.ts';

const LOAD: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import('../../../../../docs/user-guide.md?raw'),
  de: () => import('../../../../../docs/user-guide.de.md?raw'),
  ar: () => import('../../../../../docs/user-guide.ar.md?raw'),
};

const PICTURES = import.meta.glob<string>('../../../../../docs/images/guide/*/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

async function guideIn(language: Language): Promise<Guide> {
  try {
    return parseGuide((await LOAD[language]()).default);
  } catch (error) {
    throw asProblem(error);
  }
}

export function useGuide() {
  const language = useStore(shownLanguage);
  return useQuery<Guide, Problem>({ queryKey: ['guide', language], queryFn: () => guideIn(language) });
}

/** @param file as the guide names it, from the folder of the documents */
export function pictureAt(file: string): string | undefined {
  return PICTURES[`../../../../../docs/${file}`];
}
