import fs from 'node:fs';
import path from 'node:path';

const FILE = 'window.json';
const SMALLEST = { width: 900, height: 600 };
const USUAL = { width: 1280, height: 800 };
/** So many pixels of a window must be on a screen, or it could not be taken hold of. */
const GRIP = 80;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a window was. Without a place the system chooses one. */
export interface WindowState {
  width: number;
  height: number;
  x?: number;
  y?: number;
  isMaximized: boolean;
}

export const SMALLEST_WINDOW = SMALLEST;

/** Where the window was when it was last closed, as far as that fits the screens that there are now. */
export function loadWindowState(folder: string, screens: readonly Area[]): WindowState {
  try {
    return fitToScreens(JSON.parse(fs.readFileSync(path.join(folder, FILE), 'utf8')), screens);
  } catch {
    return { ...USUAL, isMaximized: false };
  }
}

export function saveWindowState(folder: string, state: Area & { isMaximized: boolean }): void {
  try {
    fs.writeFileSync(path.join(folder, FILE), `${JSON.stringify(state)}\n`, { mode: 0o600 });
  } catch {
    // The window opens in its usual place next time; nothing else depends on it.
  }
}

/** Anything may be in the file: what cannot be used is replaced by what is usual. */
export function fitToScreens(stored: unknown, screens: readonly Area[]): WindowState {
  const { x, y, width, height, isMaximized } = (stored ?? {}) as Record<string, unknown>;
  const state: WindowState = {
    width: isPixels(width) ? Math.max(width, SMALLEST.width) : USUAL.width,
    height: isPixels(height) ? Math.max(height, SMALLEST.height) : USUAL.height,
    isMaximized: isMaximized === true,
  };
  if (!isPixels(x) || !isPixels(y)) return state;
  const area = { x, y, width: state.width, height: state.height };
  return screens.some((screen) => canBeGripped(area, screen)) ? { ...state, x, y } : state;
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000;
}

/** Its title bar is on the screen, and wide enough to be dragged. */
function canBeGripped(window: Area, screen: Area): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  return right - left >= GRIP && window.y >= screen.y && window.y <= screen.y + screen.height - GRIP;
}
