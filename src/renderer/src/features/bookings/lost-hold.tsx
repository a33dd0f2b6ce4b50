import { dateAt } from '../../../../shared/calendar.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { isUnanswered, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { formatTime, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './booking-panel.module.css';

interface LostHoldProps {
  slot: Slot;
  problem: Problem;
  onChoose: (slot: Slot) => void;
}

const CHOICES = 6;

/** Why the slot is not ours, and the nearest ones that could be instead. */
export function LostHold({ slot, problem, onChoose }: LostHoldProps) {
  const timeZone = useTimeZone();
  const { specialization, startsAt } = slot;
  const date = dateAt(Date.parse(startsAt), timeZone);
  const { data } = useQueryOf('slots.list', { date, specialization, availableOnly: true });
  const others = nearest(data?.items ?? [], slot);
  const same = data?.items.find(({ id }) => id === slot.id);
  return (
    <Alert>
      <p>
        <strong>{t('booking.lostTitle')}.</strong> <ProblemText problem={problem} />
      </p>
      <p>{others.length > 0 ? t('booking.lostHint') : data && t('booking.noOthers')}</p>
      <div className={styles['others']}>
        {(same || isUnanswered(problem)) && (
          <Button size="small" onPress={() => onChoose(same ?? slot)}>
            {t('booking.tryAgain')}
          </Button>
        )}
        {others.map((other) => (
          <Button key={other.id} size="small" onPress={() => onChoose(other)}>
            {formatTime(other.startsAt, timeZone)} {other.doctorName}
          </Button>
        ))}
      </div>
    </Alert>
  );
}

/** The same doctor's first, then the field's others, each by how near they are. */
function nearest(slots: readonly Slot[], to: Slot): Slot[] {
  const at = Date.parse(to.startsAt);
  const rank = (slot: Slot) =>
    Math.abs(Date.parse(slot.startsAt) - at) + (slot.doctorId === to.doctorId ? 0 : 86_400_000);
  return slots
    .filter(({ id }) => id !== to.id)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, CHOICES);
}
