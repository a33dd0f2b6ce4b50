import { t } from '../../../../shared/messages/format.ts';
import styles from './carry.module.css';
import type { Range } from './columns.ts';
import type { BoardData } from './day-data.ts';
import type { Carry } from './use-carry.ts';
import { formatMinutes } from '../../lib/clock.ts';

interface GhostProps {
  carry: Carry;
  data: BoardData;
  range: Range;
  scale: number;
}

/** Where it would be put down, and when it may not be, why. */
export function Ghost({ carry: { booking, target, drop }, data, range, scale }: GhostProps) {
  const place = data.lanes.findIndex(({ key }) => key === target.key);
  if (place < 0) return null;
  return (
    <div
      aria-hidden
      className={`${styles['ghost']} ${styles[drop.kind]}`}
      data-testid="ghost"
      data-drop={drop.kind}
      style={{
        gridColumn: `${place + 2} / span 1`,
        top: `calc(var(--head) + ${(target.at - range.from) * scale}rem)`,
        height: `${drop.minutes * scale}rem`,
      }}
    >
      <b>{formatMinutes(target.at)}</b> {drop.kind === 'conflict' && '✕ '}
      {drop.kind === 'conflict' ? t(`board.drop.${drop.problem}`) : booking.patient?.name}
    </div>
  );
}

/** Says the same in words: to see, and to hear. */
export function CarryBar({ carry, data }: { carry: Carry | undefined; data: BoardData }) {
  return (
    <output aria-live="assertive" className={carry ? styles['carryBar'] : undefined}>
      {carry && (
        <>
          <span>{t('board.carryHelp', { patient: carry.booking.patient?.name ?? '' })}</span>{' '}
          <strong className={styles[carry.drop.kind]}>{whereOf(carry, data)}</strong>
        </>
      )}
    </output>
  );
}

function whereOf({ target, drop }: Carry, { lanes }: BoardData): string {
  const lane = lanes.find(({ key }) => key === target.key);
  const time = [lane?.day, formatMinutes(target.at)].filter(Boolean).join(' ');
  const words = { time, doctor: lane?.doctorName ?? '' };
  if (drop.kind === 'same') return t('board.carrySame', words);
  if (drop.kind === 'ok') return t('board.carryOk', words);
  return t('board.carryConflict', { ...words, problem: t(`board.drop.${drop.problem}`) });
}
