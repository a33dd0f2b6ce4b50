/** Numbers in the words of the statistics. Pure. */
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';

const STYLES = {
  whole: { maximumFractionDigits: 0 },
  fine: { maximumFractionDigits: 1 },
  share: { style: 'percent', maximumFractionDigits: 1 },
  signedShare: { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  signed: { maximumFractionDigits: 1, signDisplay: 'exceptZero' },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

const formatters = new Map<string, Intl.NumberFormat>();

/** In the language that is spoken; a formatter is dear to make and is made once. */
function shown(value: number, style: keyof typeof STYLES): string {
  const locale = localeOf(spokenLanguage());
  const key = `${locale} ${style}`;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, STYLES[style]);
  formatters.set(key, formatter);
  return formatter.format(value);
}

export const countText = (count: number): string => shown(count, 'whole');
export const shareText = (part: number): string => shown(part, 'share');
export const hoursText = (minutes: number): string =>
  t('reports.hours', { count: shown(minutes / 60, 'fine') });
export const minutesText = (minutes: number): string =>
  t('reports.minutes', { count: shown(minutes, 'fine') });
export const timeText = (milliseconds: number): string =>
  milliseconds < 1000
    ? t('health.ms', { value: shown(milliseconds, 'fine') })
    : t('health.s', { value: shown(milliseconds / 1000, 'fine') });

/** A share of nothing is none. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);

/** More or fewer of something, and by which part of what was before. */
export function countDifference(now: number, before: number): string {
  const change = now - before;
  if (change === 0) return t('reports.same');
  const amount = shown(Math.abs(change), 'whole');
  if (before === 0) return t('reports.moreThanNone', { amount });
  const sign = shown(change / before, 'signedShare');
  return change > 0 ? t('reports.more', { amount, sign }) : t('reports.fewer', { amount, sign });
}

/** Between shares, in points of a hundred. */
export function shareDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return t('reports.same');
  const amount = t('reports.points', { count: Math.abs(points) });
  const sign = shown(points, 'signed');
  return points > 0 ? t('reports.higher', { amount, sign }) : t('reports.lower', { amount, sign });
}

export function minutesDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return t('reports.same');
  const amount = minutesText(Math.abs(change));
  const sign = shown(change, 'signed');
  return change > 0 ? t('reports.longer', { amount, sign }) : t('reports.shorter', { amount, sign });
}
