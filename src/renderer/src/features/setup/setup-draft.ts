/** What was typed in the first run, so that it can be left and taken up again. Passwords are never kept. */
import { createStore } from '../../lib/store.ts';
import { localTimeZone } from '../../lib/time-zones.ts';

const KEY = 'medibook.setup';

export const STEPS = 4;

export interface SetupDraft {
  step: 1 | 2 | 3;
  clinicName: string;
  timeZone: string;
  adminName: string;
  adminEmail: string;
  /** Of the doctor who is being typed in. */
  doctor: { name: string; specialization: string; email: string; hours: string };
}

const NEW: SetupDraft = {
  step: 1,
  clinicName: '',
  timeZone: localTimeZone(),
  adminName: '',
  adminEmail: '',
  doctor: { name: '', specialization: '', email: '', hours: '' },
};

/** Whatever lies there, only what has the shape of a draft is taken from it. */
function stored(): SetupDraft {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<SetupDraft>;
    const step = found.step === 2 || found.step === 3 ? found.step : 1;
    return {
      ...NEW,
      ...texts(NEW, found),
      step,
      doctor: { ...NEW.doctor, ...texts(NEW.doctor, found.doctor) },
    };
  } catch {
    return NEW;
  }
}

function texts<T extends object>(shape: T, found: unknown): Partial<T> {
  const fields = Object.entries(found ?? {}).filter(
    ([key, value]) => typeof value === 'string' && typeof shape[key as keyof T] === 'string',
  );
  return Object.fromEntries(fields) as Partial<T>;
}

export const setupDraft = createStore<SetupDraft>(stored());

export function keepSetupDraft(changes: Partial<SetupDraft>): void {
  setupDraft.set({ ...setupDraft.get(), ...changes });
  localStorage.setItem(KEY, JSON.stringify(setupDraft.get()));
}

export function forgetSetupDraft(): void {
  localStorage.removeItem(KEY);
  setupDraft.set(NEW);
}
