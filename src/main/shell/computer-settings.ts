/** What a person sets for this computer alone, in a file of their own. */
import fs from 'node:fs';
import path from 'node:path';

const FILE = 'desktop.json';

export interface ComputerSettings {
  /** Whether the system tells of patients who wait too long. */
  hasNotices: boolean;
}

const USUAL: ComputerSettings = { hasNotices: true };

export function loadComputerSettings(folder: string): ComputerSettings {
  try {
    const stored = JSON.parse(fs.readFileSync(path.join(folder, FILE), 'utf8')) as unknown;
    const { hasNotices } = (stored ?? {}) as Record<string, unknown>;
    return { hasNotices: typeof hasNotices === 'boolean' ? hasNotices : USUAL.hasNotices };
  } catch {
    return { ...USUAL };
  }
}

export function saveComputerSettings(folder: string, settings: ComputerSettings): void {
  try {
    fs.writeFileSync(path.join(folder, FILE), `${JSON.stringify(settings)}\n`, { mode: 0o600 });
  } catch {
    // It holds until the end of the program, and is asked for again at the next start.
  }
}
