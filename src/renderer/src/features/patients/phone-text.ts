import { phoneText } from '../../../../shared/phone.ts';
import { useQueryOf } from '../../lib/hooks.ts';

/** Writes phones as people at this clinic do: their own country's without its prefix. */
export function usePhoneText(): (phone: string) => string {
  const { data: settings } = useQueryOf('settings.get', {});
  return (phone) => phoneText(phone, settings?.country ?? null);
}
