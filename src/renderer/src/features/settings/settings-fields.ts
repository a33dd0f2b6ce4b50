/** What the fields of the settings hold, and what is sent of them. */
import { getCountries } from 'libphonenumber-js/min';
import type { Settings } from '../../../../shared/contract/clinic.ts';
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { compareText } from '../../lib/sorting.ts';

const NO_COUNTRY = 'none';

/** Numbers stay a text until they are sent. */
export interface SettingsFields
  extends Pick<Settings, 'clinicName' | 'language' | 'clock' | 'dateOrder' | 'hasOverbooking'> {
  timeZone: string | null;
  country: string | null;
  address: string;
  firstWeekday: string;
  holdSeconds: string;
  horizonWeeks: string;
}

export function fieldsOf(settings: Settings): SettingsFields {
  const { clinicName, language, clock, dateOrder, timeZone, hasOverbooking } = settings;
  return {
    clinicName,
    language,
    clock,
    dateOrder,
    timeZone,
    hasOverbooking,
    country: settings.country ?? NO_COUNTRY,
    address: settings.address ?? '',
    firstWeekday: String(settings.firstWeekday),
    holdSeconds: String(settings.holdSeconds),
    horizonWeeks: String(settings.horizonWeeks),
  };
}

export function inputOf(fields: SettingsFields) {
  return {
    ...fields,
    timeZone: fields.timeZone ?? '',
    country: fields.country === NO_COUNTRY ? null : fields.country,
    firstWeekday: Number(fields.firstWeekday),
    holdSeconds: numberOf(fields.holdSeconds),
    horizonWeeks: numberOf(fields.horizonWeeks),
  };
}

/** An empty field is no zero. */
function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}

export function countryChoices() {
  const names = new Intl.DisplayNames(localeOf(spokenLanguage()), { type: 'region' });
  const countries = getCountries().map((code) => ({ value: code as string, text: names.of(code) ?? code }));
  return [
    { value: NO_COUNTRY, text: t('settings.noCountry') },
    ...countries.toSorted((a, b) => compareText(a.text, b.text)),
  ];
}
