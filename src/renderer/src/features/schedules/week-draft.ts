/** Weeks being edited. They outlive the screen, so that looking something up elsewhere loses nothing. */
import { addDays } from '../../../../shared/calendar.ts';
import type { Schedule, ScheduleEdit, WeeklySession } from '../../../../shared/contract/schedules.ts';
import { readWeek, type TextSettings, weekText } from '../../../../shared/schedule-text.ts';
import { createStore, useStore } from '../../lib/store.ts';

export interface WeekDraft {
  validFrom: string;
  /** Empty while it has no end. */
  validUntil: string;
  everyWeeks: string;
  sessions: WeeklySession[];
  /** As typed; null while it simply says what the grid shows. */
  text: string | null;
  /** A new week in place of the present one: that one ends the day before. */
  endsOthers: boolean;
  /** What the sessions were, the latest last. */
  past: WeeklySession[][];
}

const MOST_PAST = 50;
const drafts = createStore<ReadonlyMap<string, WeekDraft>>(new Map());

export interface DraftKey {
  userId: number;
  doctorId: number;
  scheduleId: number | null;
}
const keyOf = ({ userId, doctorId, scheduleId }: DraftKey) => `${userId} ${doctorId} ${scheduleId ?? 'new'}`;

export function draftOf(schedule: Schedule | null, today: string): WeekDraft {
  return {
    validFrom: schedule?.validFrom ?? today,
    validUntil: schedule?.validUntil ?? '',
    everyWeeks: String(schedule?.everyWeeks ?? 1),
    sessions: schedule?.sessions ?? [],
    text: null,
    endsOthers: true,
    past: [],
  };
}

export function forgetDraft(key: DraftKey): void {
  const next = new Map(drafts.get());
  next.delete(keyOf(key));
  drafts.set(next);
}

export function keepDraft(key: DraftKey, draft: WeekDraft): void {
  drafts.set(new Map(drafts.get()).set(keyOf(key), draft));
}

export function useWeekDraft(key: DraftKey, initial: WeekDraft) {
  const kept = useStore(drafts).get(keyOf(key));
  const draft = kept ?? initial;
  const change = (patch: Partial<WeekDraft>) => keepDraft(key, { ...draft, ...patch });
  const paint = (sessions: WeeklySession[]) =>
    change({ sessions, text: null, past: [...draft.past, draft.sessions].slice(-MOST_PAST) });
  return {
    draft,
    isChanged: kept !== undefined,
    change,
    /** Other sessions by the grid; the text follows. */
    paint,
    /** Other text; the grid follows as soon as it can be read. */
    type: (text: string, settings: TextSettings) => {
      const read = readWeek(text, settings);
      change({ text, ...(read.is === 'read' && { sessions: read.sessions }) });
    },
    /** One step back. */
    stepBack: () => {
      const sessions = draft.past.at(-1);
      if (sessions) change({ sessions, text: null, past: draft.past.slice(0, -1) });
    },
    discard: () => forgetDraft(key),
  };
}

/** Whether a doctor has anything that was not applied yet. */
export function useHasDraft(userId: number, doctorId: number): boolean {
  return [...useStore(drafts).keys()].some((key) => key.startsWith(`${userId} ${doctorId} `));
}

export const textOf = (draft: WeekDraft, settings: TextSettings): string =>
  draft.text ?? weekText(draft.sessions, settings);

/** Other weeks that are valid when this one begins. Weeks that take turns with others stay as they are. */
export function othersOf(draft: WeekDraft, schedules: readonly Schedule[]): Schedule[] {
  return schedules.filter(
    ({ validFrom, validUntil, everyWeeks }) =>
      everyWeeks === 1 &&
      draft.everyWeeks.trim() === '1' &&
      validFrom < draft.validFrom &&
      (validUntil === null || validUntil >= draft.validFrom),
  );
}

/** Such a week, ended the day before. */
export function endingEdit(
  { id, doctorId, validFrom, everyWeeks, sessions }: Schedule,
  next: string,
): ScheduleEdit {
  return {
    kind: 'SET_WEEK',
    id,
    doctorId,
    validFrom,
    validUntil: addDays(next, -1),
    everyWeeks,
    sessions,
  };
}

export function weekEdit(draft: WeekDraft, doctorId: number, scheduleId: number | null): ScheduleEdit {
  return {
    kind: 'SET_WEEK',
    ...(scheduleId !== null && { id: scheduleId }),
    doctorId,
    validFrom: draft.validFrom,
    validUntil: draft.validUntil || null,
    everyWeeks: Number(draft.everyWeeks),
    sessions: draft.sessions,
  };
}
