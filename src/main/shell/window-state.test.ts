import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/clinic.ts';
import { fitToScreens, loadWindowState, saveWindowState } from './window-state.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const place = { x: 1500, y: 40, width: 1200, height: 800 };

it('comes back where it was', () => {
  const folder = temporaryFolder();
  saveWindowState(folder, { ...place, isMaximized: true });
  expect(loadWindowState(folder, [laptop, beside])).toEqual({ ...place, isMaximized: true });
  fs.rmSync(folder, { recursive: true });
});

it('comes back on a screen that is there', () => {
  const { x: _x, y: _y, ...size } = place;
  expect(fitToScreens(place, [laptop])).toEqual({ ...size, isMaximized: false });
  expect(fitToScreens({ ...place, y: -500 }, [laptop, beside])).not.toHaveProperty('y');
  expect(fitToScreens({ ...place, x: 1400 }, [laptop])).not.toHaveProperty('x');
});

it.each([
  [null],
  [[]],
  ['text'],
  [{ width: 'wide', height: Number.NaN, x: 1, y: {} }],
  [{ width: 1, height: -5 }],
])('makes something usable of %j', (stored) => {
  const { width, height } = fitToScreens(stored, [laptop]);
  expect(width).toBeGreaterThanOrEqual(900);
  expect(height).toBeGreaterThanOrEqual(600);
});

it('opens in its usual place when nothing, or nothing sensible, is stored', () => {
  const folder = temporaryFolder();
  const usual = { width: 1280, height: 800, isMaximized: false };
  expect(loadWindowState(folder, [laptop])).toEqual(usual);
  fs.writeFileSync(path.join(folder, 'window.json'), '{"x":');
  expect(loadWindowState(folder, [laptop])).toEqual(usual);
  fs.rmSync(folder, { recursive: true });
  expect(() => saveWindowState(folder, { ...place, isMaximized: false })).not.toThrow();
});
