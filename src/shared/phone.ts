import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Whether a phone, as typed, is a number that can be dialled. `country` is where numbers without a prefix belong. */
export function isDialable(phone: string, country: string | null): boolean {
  const home = country && isSupportedCountry(country) ? country : undefined;
  return parsePhoneNumberFromString(phone, home)?.isPossible() ?? false;
}
