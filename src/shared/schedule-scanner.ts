/** Reads typed weeks word by word: days, times, and the marks between them. */
import { timeOfMinutes } from './calendar.ts';

export const TEXT_REASONS = [
  'DAY_EXPECTED',
  'TIME_EXPECTED',
  'TIME_INVALID',
  'DASH_EXPECTED',
  'END_BEFORE_START',
  'OVERLAP',
  'MINUTES_EXPECTED',
  'MINUTES_RANGE',
  'NO_SLOT_FITS',
  'ROOM_UNKNOWN',
  'TOO_MANY',
  'UNEXPECTED',
] as const;
export type TextReason = (typeof TEXT_REASONS)[number];

/** What could not be read, and where: `at` counts UTF-16 units from the text's start. */
export interface TextProblem {
  reason: TextReason;
  at: number;
  found: string;
}

export class TextError extends Error {
  readonly problem: TextProblem;

  constructor(problem: TextProblem) {
    super(problem.reason);
    this.problem = problem;
  }
}

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WORD = /\p{L}[\p{L}\p{M}]*\.?/uy;
const TIME = /(\d{3,4})(?!\d)|(\d{1,2})(?:[:.h](\d{2}))?(?!\d)/y;
const HALF = /\s*([ap])\.?m\b\.?/iy;
const DASH = /(?:[-–—−]|(?:to|until|till?)(?!\p{L}))/iuy;

/** A time as typed: minutes of the day, and whether "am" or "pm" stood there. */
export interface TypedTime {
  minutes: number;
  hasHalf: boolean;
  at: number;
}

export class Scanner {
  #at = 0;
  readonly #text: string;
  readonly #weekdays: readonly string[];

  constructor(text: string, weekdays: readonly string[]) {
    this.#text = text;
    this.#weekdays = weekdays.map((name) => name.toLowerCase().replace(/\.$/, ''));
  }

  get at(): number {
    this.#skip(/[^\S\n]*/y);
    return this.#at;
  }

  get rest(): string {
    return this.#text.slice(this.at);
  }

  /** Takes what a sticky pattern finds here, after blanks. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = this.peek(pattern);
    if (found) this.#at += found[0].length;
    return found;
  }

  peek(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.#text) ?? undefined;
  }

  skip(length: number): void {
    this.#at += length;
  }

  /** 1 = Monday … 7 = Sunday, when a day's name or its beginning stands here. */
  peekDay(): number | undefined {
    const word = this.peek(WORD)?.[0];
    return word === undefined ? undefined : dayOf(word, this.#weekdays);
  }

  day(): number {
    const day = this.peekDay();
    if (day === undefined) return this.fail('DAY_EXPECTED');
    this.take(WORD);
    return day;
  }

  hasDash(): boolean {
    return this.take(DASH) !== undefined;
  }

  time(): TypedTime {
    const { at } = this;
    const found = this.take(TIME);
    if (!found) return this.fail('TIME_EXPECTED');
    const [, together, hours, minutes = '0'] = found;
    const hour = Number(together ? together.slice(0, -2) : hours);
    const minute = Number(together ? together.slice(-2) : minutes);
    const half = this.take(HALF)?.[1]?.toLowerCase();
    const isHour = half ? hour >= 1 && hour <= 12 : hour <= 23;
    if (!isHour || minute > 59) return this.fail('TIME_INVALID', at);
    const shift = half === 'p' ? 12 : 0;
    return { minutes: (half ? (hour % 12) + shift : hour) * 60 + minute, hasHalf: half !== undefined, at };
  }

  fail(reason: TextReason, at = this.at): never {
    const found = /^[^,;\n]*/.exec(this.#text.slice(at))?.[0].trim() ?? '';
    throw new TextError({ reason, at, found: Array.from(found).slice(0, 24).join('') });
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
  }
}

/** From two letters on, as long as only one day begins so. */
function dayOf(typed: string, weekdays: readonly string[]): number | undefined {
  const word = typed.toLowerCase().replace(/\.$/, '');
  if (Array.from(word).length < 2) return undefined;
  for (const names of [weekdays, ENGLISH]) {
    const exact = names.indexOf(word);
    if (exact >= 0) return exact + 1;
    const found = names.flatMap((name, index) => (name.startsWith(word) ? [index + 1] : []));
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** `08:30` for `8:30`, `0830`, `8.30am` and the like; null for what is no time. */
export function readTime(text: string): string | null {
  const scan = new Scanner(text, []);
  try {
    const { minutes } = scan.time();
    return scan.rest.trim() === '' ? timeOfMinutes(minutes) : null;
  } catch {
    return null;
  }
}
