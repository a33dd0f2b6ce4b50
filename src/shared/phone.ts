/** Phones: kept as E.164 where they can be read, shown as people at this clinic write them. */
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** The whole text must be one number: words around it say something that would be lost. */
function parse(phone: string, country: string | null): PhoneNumber | undefined {
  const defaultCountry = countryCode(country);
  // What most of the world dials for +; a country that dials something else is known by its own rules.
  const text = defaultCountry ? phone : phone.replace(/^\s*00/, '+');
  return parsePhoneNumberFromString(text, { extract: false, ...(defaultCountry && { defaultCountry }) });
}

function countryCode(country: string | null): CountryCode | undefined {
  return country && isSupportedCountry(country) ? country : undefined;
}

/** Whether a phone, as typed, is a number that can be dialled. `country` is where numbers without a prefix belong. */
export function isDialable(phone: string, country: string | null): boolean {
  return parsePhoneNumberFromString(phone, countryCode(country))?.isPossible() ?? false;
}

/**
 * What is kept: E.164 such as `+493012345678`, or the text as typed where it is not one number alone. With its
 * country's prefix a number need only be possible; without, it may lack more than that, and must be a valid one.
 */
export function storedPhone(phone: string, country: string | null): string {
  const number = parse(phone, country);
  if (!number || number.ext) return phone;
  const isWhole = /^\s*(\+|00)/.test(phone) ? number.isPossible() : number.isValid();
  return isWhole ? number.number : phone;
}

/** A kept phone for people: without its country's prefix when that is the clinic's own. */
export function phoneText(phone: string, country: string | null): string {
  const number = /^\+\d+$/.test(phone) ? parse(phone, null) : undefined;
  if (!number) return phone;
  return number.country !== undefined && number.country === country
    ? number.formatNational()
    : number.formatInternational();
}

/** The digits under which a phone is found: with the country's prefix, and as it is dialled within the country. */
export function phoneDigits(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  const national = phone.startsWith('+')
    ? parse(phone, null)?.formatNational().replace(/\D/g, '')
    : undefined;
  const forms = national && !digits.includes(national) ? [digits, national] : [digits];
  return forms.filter((form) => form !== '');
}

/** The digit forms that a typed number or part of one may be kept under. */
export function typedPhoneDigits(typed: string, country: string | null): string[] {
  const plain = typed.replaceAll(/\(\s*0\s*\)/g, '').replace(/\D/g, '');
  const forms = [typed.replace(/\D/g, ''), plain, plain.replace(/^00/, '')];
  const number = plain.length >= 6 ? parse(typed, country) : undefined;
  if (number?.isPossible()) forms.push(number.number.slice(1));
  const all = [...new Set(forms)].filter((form) => form !== '');
  // Whatever has the longer form in it has the shorter one, too.
  return all.filter((form) => !all.some((other) => other !== form && form.includes(other)));
}
