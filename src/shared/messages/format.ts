/** Fills messages in: `{name}` is a value, and a message with plural forms is chosen by `{count}`. Pure. */
import { en, type MessageKey, type Messages } from './en.ts';

export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;
type Plural = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Message = string | Plural;

/** The `{names}` in a message, so that one forgotten does not compile. */
type NamesIn<M> = M extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : M extends { readonly other: infer Other }
    ? NamesIn<Other> | 'count'
    : never;
type ValuesOf<K extends MessageKey> = [NamesIn<Messages[K]>] extends [never]
  ? []
  : [values: { readonly [N in NamesIn<Messages[K]>]: Value }];

const LOCALE = 'en';
const pluralRules = new Intl.PluralRules(LOCALE);
const numbers = new Intl.NumberFormat(LOCALE);

export function t<K extends MessageKey>(key: K, ...[values]: ValuesOf<K>): string {
  return fill(en[key], values);
}

/** For keys that are put together from data; values that the message does not name are left out. */
export function fill(message: Message, values: Values = {}): string {
  const form = typeof message === 'string' ? message : formOf(message, values['count']);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => shown(values[name]) ?? whole);
}

function formOf(message: Plural, count: Value | undefined): string {
  return message[pluralRules.select(Number(count ?? 0))] ?? message.other;
}

function shown(value: Value | undefined): string | undefined {
  return typeof value === 'number' ? numbers.format(value) : value;
}
