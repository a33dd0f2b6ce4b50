/** Looks for words in every byte of files, however they may have been written. */
import fs from 'node:fs';
import path from 'node:path';

/** A word as bytes: in three encodings, composed and decomposed, in any case, and as addresses and JSON escape it. */
function formsOf(word: string): Buffer[] {
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  const texts = cases.flatMap((one) => [
    one.normalize('NFC'),
    one.normalize('NFD'),
    one.normalize('NFD').replace(/\p{M}/gu, ''),
  ]);
  const escaped = texts.flatMap((text) => [
    text,
    encodeURIComponent(text),
    text.replaceAll(/[^\x20-\x7e]/gu, (sign) =>
      Array.from(
        { length: sign.length },
        (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
    ),
    Buffer.from(text).toString('base64').replace(/.?=*$/, ''),
  ]);
  return [...new Set(escaped)].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ]);
}

export class ByteScan {
  readonly #forms: { word: string; bytes: Buffer }[];

  constructor(words: readonly string[]) {
    this.#forms = words.flatMap((word) => formsOf(word).map((bytes) => ({ word, bytes })));
  }

  /** Which words are in it. */
  in(content: Buffer): string[] {
    const found = this.#forms.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => word);
    return [...new Set(found)];
  }

  /** `file: word` for every word in every file under a folder, and in the files' own names. */
  under(folder: string, isLookedAt: (file: string) => boolean = () => true): string[] {
    return filesUnder(folder)
      .filter((file) => isLookedAt(path.relative(folder, file)))
      .flatMap((file) => {
        const words = [
          ...this.in(fs.readFileSync(file)),
          ...this.in(Buffer.from(path.relative(folder, file))),
        ];
        return words.map((word) => `${path.relative(folder, file)}: ${word}`);
      });
  }
}

export function filesUnder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
