/** Fills messages in: `{name}` is a value, and a message with plural forms is chosen by `{count}`. */
import { directionOf, type Language, localeOf } from '../languages.ts';
import { en, type MessageKey, type Messages } from './en.ts';

export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;
type Plural = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Message = string | Plural;

/** The catalogue in another language: a message that it lacks does not compile. */
export type Translation = { readonly [K in MessageKey]: Message };

/** The `{names}` in a message, so that one forgotten does not compile. */
type NamesIn<M> = M extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : M extends { readonly other: infer Other }
    ? NamesIn<Other> | 'count'
    : never;
type ValuesOf<K extends MessageKey> = [NamesIn<Messages[K]>] extends [never]
  ? []
  : [values: { readonly [N in NamesIn<Messages[K]>]: Value }];
/** Says a message of the catalogue. */
export type Say = <K extends MessageKey>(key: K, ...values: ValuesOf<K>) => string;

/** A language and its words. */
export interface Speech {
  readonly language: Language;
  readonly messages: Translation;
  readonly rules: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
}

export function speechOf(language: Language, messages: Translation): Speech {
  const locale = localeOf(language);
  return {
    language,
    messages,
    rules: new Intl.PluralRules(locale),
    numbers: new Intl.NumberFormat(locale),
  };
}

/** One program speaks one language at a time. */
let spoken = speechOf('en', en);

/** From now on everything is said in this language. */
export function speak(speech: Speech): void {
  spoken = speech;
}

export function spokenLanguage(): Language {
  return spoken.language;
}

export const t: Say = (key, ...[values]) => say(spoken, key, values);

/** `t` of one language, whichever is spoken: for papers. */
export function sayIn(speech: Speech): Say {
  return (key, ...[values]) => say(speech, key, values);
}

/** For keys that are put together from data; values that the message does not name are left out. */
export function tOf(key: MessageKey, values: Values = {}): string {
  return say(spoken, key, values);
}

function say(speech: Speech, key: MessageKey, values: Values = {}): string {
  return fill(speech.messages[key], values, speech);
}

export function fill(message: Message, values: Values = {}, speech: Speech = spoken): string {
  const form = typeof message === 'string' ? message : formOf(message, values['count'], speech.rules);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => shown(values[name], speech) ?? whole);
}

function formOf(message: Plural, count: Value | undefined, rules: Intl.PluralRules): string {
  return message[rules.select(Number(count ?? 0))] ?? message.other;
}

function shown(value: Value | undefined, { language, numbers }: Speech): string | undefined {
  if (typeof value === 'number') return numbers.format(value);
  return value === undefined ? undefined : isolated(value, directionOf(language));
}

type Part = string | false | null | undefined;

/** What there is of these, with commas between them. */
export function listed(parts: readonly Part[]): string {
  return inOrder(parts, spoken.language).join(t('list.comma'));
}

/** The same with dots, for a line of facts. */
export function dotted(parts: readonly Part[], language: Language = spoken.language): string {
  return inOrder(parts, language).join(' · ');
}

/** Each in its own direction, and one after the other in that of the language. */
function inOrder(parts: readonly Part[], language: Language): string[] {
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => isolated(part as string, directionOf(language)));
}

/** Without those marks: for files that other programs read. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A name, a time or a phone keeps its own direction within a sentence of the other one: the marks around it are
 * Unicode's isolates, which show nothing themselves.
 */
export function isolated(value: string, direction: 'ltr' | 'rtl'): string {
  const mayMix = value !== '' && (direction === 'rtl' || RIGHT_TO_LEFT.test(value));
  return mayMix ? `\u2068${value}\u2069` : value;
}
