/** The one place where keys get their meaning. Screens register what they offer while they are shown. */
import { useEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import type { MessageKey } from '../../../shared/messages/en.ts';

/** Each shortcut's bindings: the letter as typed, and the physical key for layouts without that letter. */
const BINDINGS = {
  book: ['n', 'KeyN'],
  today: ['t', 'KeyT'],
  previousDay: ['\\[', 'BracketLeft', 'Alt+ArrowLeft'],
  nextDay: ['\\]', 'BracketRight', 'Alt+ArrowRight'],
  goToDate: ['g', 'KeyG'],
  undo: ['$mod+z', '$mod+KeyZ'],
  help: ['(\\?)'],
} as const;
export type ShortcutName = keyof typeof BINDINGS;
