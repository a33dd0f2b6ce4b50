/** What a line of the guide is made of: text, names that stand on the screen, keys, links, code. Pure. */

export interface Span {
  /** `ui` is a name as it stands on the screen, `keys` what is printed on keys, with spaces between them. */
  is: 'text' | 'ui' | 'keys' | 'code' | 'link';
  text: string;
  /** The chapter that a link leads to. */
  to?: string;
}

const FORMS = /\*\*([^*]+)\*\*|<kbd>([^<]+)<\/kbd>|`([^`]+)`|\[([^\]*<`]+)\]\(#([a-z0-9-]+)\)/g;

/** @throws on Markdown or HTML that is none of these */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const found of text.matchAll(FORMS)) {
    if (found.index > end) spans.push(plain(text.slice(end, found.index)));
    spans.push(spanOf(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) spans.push(plain(text.slice(end)));
  return spans;
}

function spanOf([, ui, keys, code, link, to]: RegExpExecArray): Span {
  if (ui !== undefined) return { is: 'ui', text: ui };
  if (keys !== undefined) return { is: 'keys', text: keys };
  if (code !== undefined) return { is: 'code', text: code };
  return { is: 'link', text: link ?? '', to: to ?? '' };
}

function plain(text: string): Span {
  const odd = /[*<>`]|\]\(/.exec(text)?.[0];
  if (odd !== undefined) throw new Error(`“${odd}” has no meaning in “${text}”`);
  return { is: 'text', text };
}

export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}
