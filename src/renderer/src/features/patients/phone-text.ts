import { phoneText } from '../../../../shared/phone.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { isRightToLeft } from '../../lib/language.ts';

/** Writes phones as people at this clinic do: their own country's without its prefix. */
export function usePhoneText(): (phone: string) => string {
  const { data: settings } = useQueryOf('settings.get', {});
  // Digits in groups keep their order, whichever way the line runs.
  const shown = (text: string) => (isRightToLeft() ? `\u2066${text}\u2069` : text);
  return (phone) => shown(phoneText(phone, settings?.country ?? null));
}
