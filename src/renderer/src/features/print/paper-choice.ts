/** The paper in the printer: each computer remembers its own, for sheets and for slips apart. */
import { createStore, type Store, useStore } from '../../lib/store.ts';

export type PrintKind = 'sheet' | 'report' | 'slip' | 'ticket';
export const PAPERS = ['a4', 'letter', 'a6', 'receipt'] as const;
export type Paper = (typeof PAPERS)[number];

/** What each kind of print can be on. Slips and tickets are small, and go on what small paper there is. */
export const PAPERS_OF: Record<PrintKind, readonly Paper[]> = {
  sheet: ['a4', 'letter', 'receipt'],
  // Its tables are too wide for a roll.
  report: ['a4', 'letter'],
  slip: ['a6', 'receipt', 'a4', 'letter'],
  ticket: ['receipt', 'a6', 'a4', 'letter'],
};

/** Where Letter is the common paper; elsewhere it is A4. */
const isLetterCountry = /-(US|CA|MX|PH)$/.test(navigator.language);
const FIRST: Record<PrintKind, Paper> = {
  sheet: isLetterCountry ? 'letter' : 'a4',
  report: isLetterCountry ? 'letter' : 'a4',
  slip: 'a6',
  ticket: 'receipt',
};

const keyOf = (kind: PrintKind) => `medibook.paper.${kind}`;

function storeOf(kind: PrintKind): Store<Paper> {
  const stored = localStorage.getItem(keyOf(kind));
  return createStore(PAPERS_OF[kind].find((paper) => paper === stored) ?? FIRST[kind]);
}

const stores: Record<PrintKind, Store<Paper>> = {
  sheet: storeOf('sheet'),
  report: storeOf('report'),
  slip: storeOf('slip'),
  ticket: storeOf('ticket'),
};

export function usePaper(kind: PrintKind): [paper: Paper, choose: (paper: Paper) => void] {
  const store = stores[kind];
  const choose = (paper: Paper) => {
    localStorage.setItem(keyOf(kind), paper);
    store.set(paper);
  };
  return [useStore(store), choose];
}
