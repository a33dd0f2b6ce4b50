import { COLOURS } from '../../../shared/contract/common.ts';
import { t } from '../../../shared/messages/format.ts';

/** Nothing chosen, as a select knows it. */
export const NO_COLOUR = 'none';

export type ColourChoice = (typeof COLOURS)[number] | typeof NO_COLOUR;

export function colourChoices(): { value: ColourChoice; text: string }[] {
  return [
    { value: NO_COLOUR, text: t('colour.none') },
    ...COLOURS.map((value) => ({ value, text: t(`colour.${value}`) })),
  ];
}

export const choiceOf = (colour: string | null): ColourChoice =>
  COLOURS.find((one) => one === colour) ?? NO_COLOUR;

export const colourOf = (choice: ColourChoice) => (choice === NO_COLOUR ? null : choice);

/** For the edge of a row; the words beside it say the same. */
export const colourStyle = (colour: string | null): object =>
  colour ? { '--visit-colour': `var(--visit-${colour})` } : {};
