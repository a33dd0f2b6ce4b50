/** The user guide says what is so: its names stand on the screens, its keys act, its pictures are made and shown. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { chapterOf, FIRST_CHAPTER } from '../../src/renderer/src/features/help/chapter-of.ts';
import { actionWith, chordNamed } from '../../src/shared/guide/keys.ts';
import { type Block, chaptersOf, parseGuide } from '../../src/shared/guide/markdown.ts';
import type { Span } from '../../src/shared/guide/spans.ts';
import { LANGUAGES, type Language } from '../../src/shared/languages.ts';
import { ar } from '../../src/shared/messages/ar.ts';
import { arMain } from '../../src/shared/messages/ar-main.ts';
import { de } from '../../src/shared/messages/de.ts';
import { deMain } from '../../src/shared/messages/de-main.ts';
import { en } from '../../src/shared/messages/en.ts';
import { enMain } from '../../src/shared/messages/en-main.ts';
import { type Message, sayIn, speechOf } from '../../src/shared/messages/format.ts';
import { ACTIONS } from '../../src/shared/shortcuts.ts';
import { GUIDE_PICTURES } from '../e2e/guide-pictures.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const CATALOGUES = { en: [en, enMain], de: [de, deMain], ar: [ar, arMain] };
const MOST_BYTES = 120_000;

const guideIn = (language: Language) =>
  parseGuide(
    fs.readFileSync(
      path.join(DOCS, language === 'en' ? 'user-guide.md' : `user-guide.${language}.md`),
      'utf8',
    ),
  );
const GUIDES = Object.fromEntries(LANGUAGES.map((language) => [language, guideIn(language)])) as Record<
  Language,
  ReturnType<typeof guideIn>
>;
const blocksIn = (language: Language): Block[] =>
  chaptersOf(GUIDES[language]).flatMap(({ blocks }) => blocks);

function spansOf(block: Block): Span[] {
  if (block.is === 'paragraph' || block.is === 'note') return block.spans;
  if (block.is === 'list') return block.items.flat();
  return block.is === 'table' ? [...block.head, ...block.rows.flat()].flat() : [];
}

const textsOf = (language: Language, kind: Span['is']) =>
  blocksIn(language)
    .flatMap(spansOf)
    .filter(({ is }) => is === kind)
    .map(({ text }) => text);

const literally = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

const textsOfAll = (catalogue: object) =>
  Object.values(catalogue as Record<string, Message>).flatMap((message) =>
    typeof message === 'string' ? [message] : Object.values(message),
  );

/** Whether a name is one of the messages; what a message is filled with may be anything. */
function namesOf(language: Language): (name: string) => boolean {
  const [screens, main] = CATALOGUES[language].map(textsOfAll) as [string[], string[]];
  // In a menu the sign marks the letter that opens it.
  const texts = [...screens, ...main.map((text) => text.replaceAll('&', ''))];
  const plain = new Set(texts);
  const filled = texts
    .filter((text) => text.includes('{') && /\p{L}{3}/u.test(text.replace(/\{\w+\}/g, '')))
    .map(
      (text) =>
        new RegExp(
          `^${text
            .split(/\{\w+\}/)
            .map(literally)
            .join('.+')}$`,
        ),
    );
  return (name) => plain.has(name) || filled.some((pattern) => pattern.test(name));
}

describe.each(LANGUAGES)('the guide, %s', (language) => {
  const chapters = chaptersOf(GUIDES[language]);

  it('calls everything as the screens do', () => {
    const isName = namesOf(language);
    expect(textsOf(language, 'ui').length).toBeGreaterThan(100);
    expect(textsOf(language, 'ui').filter((name) => !isName(name))).toEqual([]);
  });

  it('names keys that there are', () => {
    const say = sayIn(speechOf(language, CATALOGUES[language][0] as typeof en));
    const unknown = textsOf(language, 'keys').filter((text) => {
      const chord = chordNamed(text, say);
      return chord === null || (!actionWith(chord) && chord !== '$mod+Enter');
    });
    expect(unknown).toEqual([]);
  });

  it('leads to chapters that there are, and names none twice', () => {
    const ids = chapters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = blocksIn(language)
      .flatMap(spansOf)
      .flatMap(({ to }) => to ?? []);
    expect(links.filter((to) => !ids.includes(to))).toEqual([]);
  });

  it('shows each picture that is made, in its own language, and no other', () => {
    const shown = blocksIn(language).flatMap((block) => (block.is === 'picture' ? [block.file] : []));
    const made = GUIDE_PICTURES.map((name) => `images/guide/${language}/${name}.webp`);
    expect(shown.toSorted()).toEqual(made.toSorted());
    const kept = fs.readdirSync(path.join(DOCS, 'images/guide', language));
    expect(kept.toSorted()).toEqual(GUIDE_PICTURES.map((name) => `${name}.webp`).toSorted());
    const large = shown.filter((file) => fs.statSync(path.join(DOCS, file)).size > MOST_BYTES);
    expect(large).toEqual([]);
  });

  it('is the English one, chapter by chapter, form by form', () => {
    const formOf = (block: Block) => {
      if (block.is === 'list') return `list of ${block.items.length}`;
      return block.is === 'table' ? `table of ${block.rows.length}` : block.is;
    };
    const formsOf = (one: Language) =>
      chaptersOf(GUIDES[one]).map(({ id, blocks }) => [id, ...blocks.map(formOf)]);
    expect(formsOf(language)).toEqual(formsOf('en'));
  });
});

test('every screen has a chapter', () => {
  const ids = chaptersOf(GUIDES.en).map(({ id }) => id);
  const screens = ACTIONS.flatMap(({ path }) => path ?? []).filter((screen) => screen !== '/help');
  expect(screens.length).toBeGreaterThan(10);
  expect(screens.filter((screen) => chapterOf(screen) === FIRST_CHAPTER)).toEqual([]);
  expect([...screens.map(chapterOf), FIRST_CHAPTER].filter((id) => !ids.includes(id))).toEqual([]);
});
