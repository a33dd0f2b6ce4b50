import { describe, expect, it, test } from 'vitest';
import { ar } from '../messages/ar.ts';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { sayIn, speechOf } from '../messages/format.ts';
import { actionWith, chordNamed } from './keys.ts';
import { chaptersOf, parseGuide } from './markdown.ts';
import { searchGuide, wordsOf } from './search.ts';

const START = '# Guide\n\n## At the desk\n\n<a id="booking"></a>\n\n### Booking\n\n';
const blocksOf = (text: string) => chaptersOf(parseGuide(START + text))[0]?.blocks;

describe('what the guide is written in', () => {
  it('has parts, chapters with names of their own, and sections', () => {
    const guide = parseGuide(
      `${START}#### By phone\n\nFirst\nthis.\n\n## Admin\n\n<a id="x-1"></a>\n\n### X`,
    );
    expect(guide).toEqual({
      title: 'Guide',
      parts: [
        {
          title: 'At the desk',
          chapters: [
            {
              id: 'booking',
              title: 'Booking',
              blocks: [
                { is: 'section', text: 'By phone' },
                { is: 'paragraph', spans: [{ is: 'text', text: 'First this.' }] },
              ],
            },
          ],
        },
        { title: 'Admin', chapters: [{ id: 'x-1', title: 'X', blocks: [] }] },
      ],
    });
  });

  it('has names on the screen, keys, links and code in its lines', () => {
    expect(blocksOf('Press <kbd>Ctrl K</kbd> or **Find**, see [more](#x), `fri`.')).toEqual([
      {
        is: 'paragraph',
        spans: [
          { is: 'text', text: 'Press ' },
          { is: 'keys', text: 'Ctrl K' },
          { is: 'text', text: ' or ' },
          { is: 'ui', text: 'Find' },
          { is: 'text', text: ', see ' },
          { is: 'link', text: 'more', to: 'x' },
          { is: 'text', text: ', ' },
          { is: 'code', text: 'fri' },
          { is: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('has lists, tables, notes, pictures, and lines as they are', () => {
    const text = (words: string) => [{ is: 'text', text: words }];
    expect(blocksOf('1. One\n2. Two\n   goes on\n\n> Mind\n> this.\n\n```\na\n\nb\n```')).toEqual([
      { is: 'list', isOrdered: true, items: [text('One'), text('Two goes on')] },
      { is: 'note', spans: text('Mind this.') },
      { is: 'lines', text: 'a\n\nb' },
    ]);
    expect(blocksOf('| A | B |\n| --- | --- |\n| 1 | 2 |\n\n![What](images/a.webp)')).toEqual([
      { is: 'table', head: [text('A'), text('B')], rows: [[text('1'), text('2')]] },
      { is: 'picture', file: 'images/a.webp', alt: 'What' },
    ]);
  });

  test.each([
    ['<script>alert(1)</script>'],
    ['Text with <b>HTML</b>'],
    ['Text with *stars*'],
    ['[out](https://example.org)'],
    ['[**bold**](#x)'],
    ['![](images/a.webp)'],
    ['* another kind of list'],
    ['- One\n1. Two'],
    ['| A | B |\n| 1 | 2 |'],
    ['| A | B |\n| --- | --- |\n| 1 |'],
    ['### A chapter without a name'],
  ])('and nothing else: %j', (text) => {
    expect(() => blocksOf(text)).toThrow(/^Line \d+: /);
  });
});

describe('keys', () => {
  const say = { en: sayIn(speechOf('en', en)), de: sayIn(speechOf('de', de)), ar: sayIn(speechOf('ar', ar)) };

  test.each([
    ['en', 'Ctrl K', '$mod+k', 'palette'],
    ['en', 'N', 'n', 'book'],
    ['en', '?', '?', 'help'],
    ['de', 'Strg P', '$mod+p', 'daySheet'],
    ['de', 'Umschalt F', 'Shift+f', 'goFlow'],
    ['ar', 'Ctrl K', '$mod+k', 'palette'],
    ['en', 'Alt ←', 'Alt+ArrowLeft', 'previousDay'],
    ['de', 'Pfeiltasten', 'arrows', 'gridMove'],
  ] as const)('%s: %s', (language, text, chord, action) => {
    expect(chordNamed(text, say[language])).toBe(chord);
    expect(actionWith(chord)?.id).toBe(action);
  });

  it('are none where nobody has such a key', () => {
    expect(chordNamed('Any key', say.en)).toBeNull();
  });
});

describe('the search', () => {
  const guide = parseGuide(`# G

## P

<a id="moving"></a>

### Moving a visit

Drag it. Nobody’s café is moved.

<a id="cancelling"></a>

### Cancelling

The time is free at once. A cancelled visit can be moved back.

- Größe und Übersicht
`);
  const found = (typed: string) => searchGuide(guide, typed).map(({ chapter, text }) => [chapter.id, text]);

  it('puts titles first, and shows the sentence', () => {
    expect(found('move')).toEqual([
      ['moving', 'Nobody’s café is moved.'],
      ['cancelling', 'A cancelled visit can be moved back.'],
    ]);
    expect(found('moving')).toEqual([['moving', 'Moving a visit']]);
    expect(found('visit')[0]).toEqual(['moving', 'Moving a visit']);
  });

  it('folds accents and case, and finds parts of long words', () => {
    expect(found('CAFE')).toEqual([['moving', 'Nobody’s café is moved.']]);
    expect(found('grosse')).toEqual([['cancelling', 'Größe und Übersicht']]);
    expect(found('bersicht')).toEqual([['cancelling', 'Größe und Übersicht']]);
    expect(found('er')).toEqual([]);
  });

  it('wants all words somewhere in the chapter, or else most, and shows the sentence with most', () => {
    expect(found('free cancelled')).toEqual([['cancelling', 'The time is free at once.']]);
    expect(found('cancelled appointments')).toEqual([['cancelling', 'A cancelled visit can be moved back.']]);
    expect(found('free café').map(([id]) => id)).toEqual(['moving', 'cancelling']);
    expect(found('appointments')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(wordsOf('To to TO')).toEqual(['to']);
  });
});
