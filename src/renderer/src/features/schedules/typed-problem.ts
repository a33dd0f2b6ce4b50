import { t } from '../../../../shared/messages/format.ts';
import type { TextProblem } from '../../../../shared/schedule-scanner.ts';

/** Where a typed week goes wrong and what was expected there, as a sentence. */
export function typedProblem(text: string, { at, found, reason }: TextProblem): string {
  const line = text.slice(0, at).split('\n').length;
  const what = t(`typed.${reason}`);
  return found === '' ? t('typed.placeEnd', { line, what }) : t('typed.place', { line, found, what });
}
