import type { Choice } from '../components/select-field.tsx';

export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

let choices: readonly Choice[] | undefined;

/** Every zone that this computer knows. */
export function timeZoneChoices(): readonly Choice[] {
  choices ??= [...new Set([localTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .toSorted()
    .map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
  return choices;
}
