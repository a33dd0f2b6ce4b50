/** Numbers in the words of the statistics. Pure. */
import { t } from '../../../../shared/messages/format.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
});
const signedFine = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

export const countText = (count: number): string => whole.format(count);
export const shareText = (part: number): string => share.format(part);
export const hoursText = (minutes: number): string =>
  t('reports.hours', { count: fine.format(minutes / 60) });
export const minutesText = (minutes: number): string => t('reports.minutes', { count: fine.format(minutes) });
export const timeText = (milliseconds: number): string =>
  milliseconds < 1000
    ? t('health.ms', { value: fine.format(milliseconds) })
    : t('health.s', { value: fine.format(milliseconds / 1000) });

/** A share of nothing is none. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);

/** More or fewer of something, and by which part of what was before. */
export function countDifference(now: number, before: number): string {
  const change = now - before;
  if (change === 0) return t('reports.same');
  const amount = whole.format(Math.abs(change));
  if (before === 0) return t('reports.moreThanNone', { amount });
  const sign = signed.format(change / before);
  return change > 0 ? t('reports.more', { amount, sign }) : t('reports.fewer', { amount, sign });
}

/** Between shares, in points of a hundred. */
export function shareDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return t('reports.same');
  const amount = t('reports.points', { count: Math.abs(points) });
  const sign = signedFine.format(points);
  return points > 0 ? t('reports.higher', { amount, sign }) : t('reports.lower', { amount, sign });
}

export function minutesDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return t('reports.same');
  const amount = minutesText(Math.abs(change));
  const sign = signedFine.format(change);
  return change > 0 ? t('reports.longer', { amount, sign }) : t('reports.shorter', { amount, sign });
}
