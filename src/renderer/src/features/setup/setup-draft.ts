/** What was typed before there is a clinic: kept in this browser until there is one, but for the password. */
import { createStore } from '../../lib/store.ts';
import { localTimeZone } from '../../lib/time-zones.ts';

export type SetupStep = 1 | 2 | 3;

export interface SetupDraft {
  step: SetupStep;
  clinicName: string;
  timeZone: string;
  admin: { name: string; email: string; password: string };
}

const KEY = 'medibook.setup';

function fresh(): SetupDraft {
  return {
    step: 1,
    clinicName: '',
    timeZone: localTimeZone(),
    admin: { name: '', email: '', password: '' },
  };
}

/** Anything may be stored; what is no text is left out. */
function stored(): SetupDraft {
  const draft = fresh();
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const text = (value: unknown, usual: string) => (typeof value === 'string' ? value : usual);
    return {
      step: found['step'] === 2 || found['step'] === 3 ? found['step'] : 1,
      clinicName: text(found['clinicName'], draft.clinicName),
      timeZone: text(found['timeZone'], draft.timeZone),
      admin: { name: text(found['name'], ''), email: text(found['email'], ''), password: '' },
    };
  } catch {
    return draft;
  }
}

export const setupDraft = createStore<SetupDraft>(stored());

export function keepSetup(change: Partial<SetupDraft>): void {
  const draft = { ...setupDraft.get(), ...change };
  setupDraft.set(draft);
  const { step, clinicName, timeZone, admin } = draft;
  const kept = { step, clinicName, timeZone, name: admin.name, email: admin.email };
  localStorage.setItem(KEY, JSON.stringify(kept));
}

export function forgetSetup(): void {
  localStorage.removeItem(KEY);
  setupDraft.set(fresh());
}
