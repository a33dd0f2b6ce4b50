import { expect, test } from 'vitest';
import { directionOf, isLanguage, nearestLanguage } from './languages.ts';

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'ar-EG', 'de'], 'ar'],
  [['EN-us'], 'en'],
  [['de_DE'], 'de'],
  [['fr', 'tlh'], 'en'],
  [[], 'en'],
])('of %j the desk speaks %s', (wished, language) => {
  expect(nearestLanguage(wished)).toBe(language);
});

test('only Arabic runs from the right', () => {
  expect(directionOf('ar')).toBe('rtl');
  expect(directionOf('de')).toBe('ltr');
  expect(isLanguage('fr')).toBe(false);
});
