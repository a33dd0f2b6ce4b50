/** Numbers in the words of the statistics. Pure. */
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** As the language on the screen writes numbers. */
function formatter(name: keyof typeof OPTIONS): Intl.NumberFormat {
  const locale = localeOf(spokenLanguage());
  const found = formatters.get(`${name} ${locale}`) ?? new Intl.NumberFormat(locale, OPTIONS[name]);
  formatters.set(`${name} ${locale}`, found);
  return found;
}

const OPTIONS = {
  whole: { maximumFractionDigits: 0 },
  fine: { maximumFractionDigits: 1 },
  share: { style: 'percent', maximumFractionDigits: 1 },
  signed: { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  signedFine: { maximumFractionDigits: 1, signDisplay: 'exceptZero' },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

export const countText = (count: number): string => formatter('whole').format(count);
export const shareText = (part: number): string => formatter('share').format(part);
export const hoursText = (minutes: number): string =>
  t('reports.hours', { count: formatter('fine').format(minutes / 60) });
export const minutesText = (minutes: number): string =>
  t('reports.minutes', { count: formatter('fine').format(minutes) });
export const timeText = (milliseconds: number): string =>
  milliseconds < 1000
    ? t('health.ms', { value: formatter('fine').format(milliseconds) })
    : t('health.s', { value: formatter('fine').format(milliseconds / 1000) });

/** A share of nothing is none. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);

/** More or fewer of something, and by which part of what was before. */
export function countDifference(now: number, before: number): string {
  const change = now - before;
  if (change === 0) return t('reports.same');
  const amount = formatter('whole').format(Math.abs(change));
  if (before === 0) return t('reports.moreThanNone', { amount });
  const sign = formatter('signed').format(change / before);
  return change > 0 ? t('reports.more', { amount, sign }) : t('reports.fewer', { amount, sign });
}

/** Between shares, in points of a hundred. */
export function shareDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return t('reports.same');
  const amount = t('reports.points', { count: Math.abs(points) });
  const sign = formatter('signedFine').format(points);
  return points > 0 ? t('reports.higher', { amount, sign }) : t('reports.lower', { amount, sign });
}

export function minutesDifference(now: number | null, before: number | null): string {
  if (now === null || before === null) return t('reports.notComparable');
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return t('reports.same');
  const amount = minutesText(Math.abs(change));
  const sign = formatter('signedFine').format(change);
  return change > 0 ? t('reports.longer', { amount, sign }) : t('reports.shorter', { amount, sign });
}
