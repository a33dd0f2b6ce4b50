import { describe, expect, it } from 'vitest';
import { bindingsOf, chordOf, isByPlace, isReserved, normalChord, partsOf, type Pressed } from './chords.ts';

const press = (key: string, code: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('writing keys', () => {
  it.each([
    ['N', 'n'],
    ['Shift+$mod+B', '$mod+Shift+b'],
    ['Alt+ArrowLeft', 'Alt+ArrowLeft'],
    ['$mod++', '$mod++'],
    ['+', '+'],
    ['[', '['],
  ])('%s is %s', (text, chord) => {
    expect(normalChord(text)).toBe(chord);
    expect(normalChord(chord)).toBe(chord);
  });

  it.each([
    '',
    'nn',
    'ж',
    'Control+b',
    'Hyper+b',
    'Shift+?',
    'Shift+1',
    '$mod+$mod+b',
    'g d',
    '(.*)',
    '[Shift]+?',
  ])('%j is none', (text) => expect(normalChord(text)).toBeNull());
});

describe('pressed keys', () => {
  it.each([
    [press('b', 'KeyB'), 'b'],
    [press('B', 'KeyB', { shiftKey: true }), 'Shift+b'],
    [press('?', 'Slash', { shiftKey: true }), '?'],
    [press('b', 'KeyB', { ctrlKey: true }), '$mod+b'],
    [press(' ', 'Space'), 'Space'],
    // A Cyrillic layout: the letter's place.
    [press('и', 'KeyB'), 'b'],
    [press('х', 'BracketLeft'), '['],
    // Dvorak: the letter, wherever it is.
    [press('n', 'KeyL'), 'n'],
    [press('Shift', 'ShiftLeft', { shiftKey: true }), null],
    [press('Dead', 'Unknown'), null],
    [press('b', 'KeyB', { metaKey: true }), null],
  ])('%o', (pressed, chord) => expect(chordOf(pressed, false)).toBe(chord));

  it('have ⌘ as their modifier on a Mac', () => {
    expect(chordOf(press('b', 'KeyB', { metaKey: true }), true)).toBe('$mod+b');
    expect(chordOf(press('b', 'KeyB', { ctrlKey: true }), true)).toBeNull();
  });
});

describe('the key handler’s bindings', () => {
  it('know a letter by its place as well, and a sign in every way that layouts write it', () => {
    expect(bindingsOf('n')).toEqual(['n', 'KeyN']);
    expect(bindingsOf('$mod+k')).toEqual(['$mod+k', '$mod+KeyK']);
    expect(bindingsOf('Shift+d')).toEqual(['Shift+d', 'Shift+KeyD']);
    expect(bindingsOf('[')).toEqual(['[Shift]+[', 'BracketLeft', 'AltGraph+[Shift]+[']);
    expect(bindingsOf('$mod+,')).toEqual(['$mod+[Shift]+,', '$mod+Comma']);
    expect(bindingsOf('Alt+ArrowLeft')).toEqual(['Alt+ArrowLeft']);
    expect(bindingsOf('nonsense')).toEqual([]);
  });

  it('are by place or not', () => {
    expect(['KeyN', '$mod+KeyK', 'Digit1', 'BracketLeft'].every(isByPlace)).toBe(true);
    expect(['n', 'Alt+ArrowLeft', '[Shift]+[', '$mod+k', 'Home'].some(isByPlace)).toBe(false);
  });
});

describe('reserved keys', () => {
  it.each([
    'Tab',
    'Escape',
    'Enter',
    '$mod+Enter',
    'Space',
    'ArrowUp',
    '$mod+w',
    '$mod+t',
    '$mod+c',
    '$mod+Shift+n',
    'F5',
    'Alt+f',
    '$mod+Alt+q',
  ])('%s', (chord) => expect(isReserved(chord)).toBe(true));

  it.each(['b', 'Shift+b', '$mod+b', '$mod+k', 'F2', 'F9', '/', 'Alt+ArrowLeft', '$mod+Shift+k'])(
    'not %s',
    (chord) => expect(isReserved(chord)).toBe(false),
  );
});

it('shows the parts of keys', () => {
  expect(partsOf('$mod+Shift+b')).toEqual(['$mod', 'Shift', 'B']);
  expect(partsOf('arrows')).toEqual(['arrows']);
});
