/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid of columns, which no table is */
import { memo } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import styles from './board.module.css';
import cardStyles from './card.module.css';
import { lookText } from './card-label.ts';
import type { Card, Column as ColumnData } from './columns.ts';
import { LOOK_GLYPH } from './slot-state.ts';

interface ColumnProps {
  column: ColumnData;
  /** Which column of the grid it is, from 1 after the times. */
  place: number;
  /** The minute at the top. */
  from: number;
  /** Rem for a minute. */
  scale: number;
  isToday: boolean;
  /** Whether its cards are there yet. */
  isDrawn: boolean;
}

/** Has no handlers of its own, so that all it depends on are plain values: the board listens for all columns. */
export const Column = memo(function Column({ column, place, from, scale, isToday, isDrawn }: ColumnProps) {
  const { key, doctorName, specialization, day, cards, open, freeCount } = column;
  const rem = (minutes: number) => `${minutes * scale}rem`;
  return (
    <div role="row" className={styles['column']} style={{ gridColumn: place + 1 }} data-column={key}>
      <div role="rowheader" className={styles['head']}>
        <h2 title={day ?? doctorName}>{day ?? doctorName}</h2>
        <p>
          <span>{day ? '' : specialization}</span>
          <span className={styles['count']}>{t('day.freeOf', { count: freeCount })}</span>
        </p>
      </div>
      <div role="presentation" className={styles['body']}>
        {open.map(([start, end]) => (
          <div
            key={start}
            className={styles['open']}
            style={{ top: rem(start - from), height: rem(end - start) }}
          />
        ))}
        {isToday && <div className={styles['now']} />}
        {cards.length === 0 && (
          <div role="gridcell" tabIndex={-1} className={styles['none']}>
            {t('day.noDoctorSlots')}
          </div>
        )}
        {isDrawn &&
          cards.map((card) => (
            <CardView
              key={card.slotId}
              card={card}
              top={rem(card.start - from)}
              height={card.minutes * scale}
            />
          ))}
      </div>
    </div>
  );
});

const LINE_REM = 1.25;

interface CardViewProps {
  card: Card;
  top: string;
  height: number;
}

/** The tab stop is set from outside, so that walking draws nothing anew. */
const CardView = memo(
  function CardView({ card, top, height }: CardViewProps) {
    const { slotId, state, look, time, who, label, colour, isWalkIn, hasAlert, side } = card;
    const lines = Math.max(1, Math.floor((height - 0.25) / LINE_REM));
    return (
      <div
        role="gridcell"
        tabIndex={-1}
        className={`${cardStyles['card']} ${cardStyles[look]} ${cardStyles[side]}`}
        data-testid="slot"
        data-slot-id={slotId}
        data-state={state}
        data-look={look}
        data-side={side}
        aria-label={label}
        style={{
          top,
          height: `calc(${height}rem - 2px)`,
          WebkitLineClamp: lines,
          // What does not fit as a whole line is not begun.
          paddingBottom: `calc(${height - lines * LINE_REM}rem - 4px)`,
          ...(colour && { borderInlineEnd: `0.375rem solid var(--visit-${colour}, var(--text-soft))` }),
        }}
      >
        <span className={cardStyles['time']}>
          {time} {LOOK_GLYPH[look]} {side === 'extra' && '⊕ '}
        </span>
        {(isWalkIn || hasAlert) && (
          <span className={cardStyles['marks']}>
            {hasAlert && <b className={cardStyles['alert']}>!</b>}
            {isWalkIn && <b className={cardStyles['walkIn']}>{t('board.walkInMark')}</b>}
          </span>
        )}
        <span className={cardStyles['who']}>{who || lookText(look)}</span>
      </div>
    );
  },
  (a, b) => a.top === b.top && a.height === b.height && isSame(a.card, b.card),
);

function isSame(a: Card, b: Card): boolean {
  return (
    a === b ||
    (a.side === b.side &&
      a.label === b.label &&
      a.look === b.look &&
      a.state === b.state &&
      a.colour === b.colour)
  );
}
