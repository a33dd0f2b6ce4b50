/** Where windows are and may be. All in device-independent pixels, so that each screen's scale is left to the system. */
import fs from 'node:fs';
import path from 'node:path';

const FILE = 'window.json';
const SMALLEST = { width: 900, height: 600 };
const USUAL = { width: 1280, height: 800 };
/** So many pixels of a window must be on a screen, or it could not be taken hold of. */
const GRIP = 80;
/** How far a further window lies from the one before it: its title bar stays to be seen. */
const STEP = 32;

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

/** Where the window was when it was last closed, as far as that fits the screens that there are now. */
export function loadWindowState(folder: string, screens: readonly Area[]): WindowState {
  try {
    return fitToScreens(JSON.parse(fs.readFileSync(path.join(folder, FILE), 'utf8')), screens);
  } catch {
    return fitToScreens(null, screens);
  }
}

export function saveWindowState(folder: string, state: Area & { isMaximized: boolean }): void {
  try {
    fs.writeFileSync(path.join(folder, FILE), `${JSON.stringify(state)}\n`, { mode: 0o600 });
  } catch {
    // The window opens in its usual place next time; nothing else depends on it.
  }
}

/** Anything may be in the file: what cannot be used is replaced by what is usual. The first screen is the main one. */
export function fitToScreens(stored: unknown, screens: readonly Area[]): WindowState {
  const { x, y, width, height, isMaximized } = (stored ?? {}) as Record<string, unknown>;
  const wanted = {
    width: isPixels(width) ? width : USUAL.width,
    height: isPixels(height) ? height : USUAL.height,
  };
  const place = isPixels(x) && isPixels(y) ? { x, y, ...wanted } : undefined;
  const on = place && screens.find((screen) => canBeGripped(place, screen));
  const size = sizeOn(wanted, on ?? screens[0]);
  return { ...size, ...(on && place && { x: place.x, y: place.y }), isMaximized: isMaximized === true };
}

/** A screen of few pixels, or with large letters, can be smaller than what the desk would rather have. */
export function smallestOn(screen: Area | undefined): { width: number; height: number } {
  return {
    width: Math.min(SMALLEST.width, screen?.width ?? SMALLEST.width),
    height: Math.min(SMALLEST.height, screen?.height ?? SMALLEST.height),
  };
}

function sizeOn({ width, height }: { width: number; height: number }, screen: Area | undefined) {
  const smallest = smallestOn(screen);
  return {
    width: Math.min(Math.max(width, smallest.width), screen?.width ?? width),
    height: Math.min(Math.max(height, smallest.height), screen?.height ?? height),
  };
}

/** The place of a further window: a step from the one before, and from the screen's corner where that is the end. */
export function cascaded(before: Area, screen: Area): Area {
  const width = Math.min(before.width, screen.width);
  const height = Math.min(before.height, screen.height);
  const x = before.x + STEP;
  const y = before.y + STEP;
  const fits = x + width <= screen.x + screen.width && y + height <= screen.y + screen.height;
  if (fits && x >= screen.x && y >= screen.y) return { x, y, width, height };
  // Where the one before begins in that corner, this would hide it.
  const isThere = before.x === screen.x && before.y === screen.y;
  const shift = isThere ? STEP : 0;
  return { x: screen.x + shift, y: screen.y + shift, width, height };
}

/** Where a window is to go when the screen it was on is gone; null when it can be taken hold of where it is. */
export function broughtBack(window: Area, screens: readonly Area[]): Area | null {
  const [main] = screens;
  if (!main || screens.some((screen) => canBeGripped(window, screen))) return null;
  const { width, height } = sizeOn(window, main);
  return { x: main.x, y: main.y, width, height };
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
