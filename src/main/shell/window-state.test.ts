import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/clinic.ts';
import {
  broughtBack,
  cascaded,
  fitToScreens,
  loadWindowState,
  saveWindowState,
  smallestOn,
} from './window-state.ts';

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

it('is no larger than the screen it comes to, also where letters are large', () => {
  const small = { x: 0, y: 0, width: 853, height: 460 };
  expect(fitToScreens({ ...place, x: 10, y: 10 }, [small])).toEqual({
    x: 10,
    y: 10,
    width: 853,
    height: 460,
    isMaximized: false,
  });
  expect(fitToScreens(null, [small])).toEqual({ width: 853, height: 460, isMaximized: false });
  expect(smallestOn(small)).toEqual({ width: 853, height: 460 });
  expect(smallestOn(laptop)).toEqual({ width: 900, height: 600 });
});

it('is laid a step from the window before it, and from the corner at the end of the screen', () => {
  const before = { x: 100, y: 50, width: 1000, height: 700 };
  expect(cascaded(before, laptop)).toEqual({ x: 132, y: 82, width: 1000, height: 700 });
  expect(cascaded({ ...before, x: 430 }, laptop)).toEqual({ x: 0, y: 0, width: 1000, height: 700 });
  expect(cascaded({ ...laptop }, laptop)).toMatchObject({ x: 32, y: 32 });
  expect(cascaded({ ...before, x: 1500 }, beside)).toMatchObject({ x: 1532 });
});

it('is brought back from a screen that is gone, and left alone where it can be taken hold of', () => {
  expect(broughtBack(place, [laptop, beside])).toBe(null);
  expect(broughtBack(place, [laptop])).toEqual({ x: 0, y: 0, width: 1200, height: 800 });
  expect(broughtBack({ ...place, width: 1800, height: 1000 }, [laptop])).toEqual(laptop);
  expect(broughtBack(place, [])).toBe(null);
});
