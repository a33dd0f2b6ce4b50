import { useState } from 'react';
import type { Displaced } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import lists from '../../components/list.module.css';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import styles from './change.module.css';
import {
  allOf,
  allToFirst,
  type Decision,
  type Decisions,
  decisionsFor,
  doubled,
  moveTo,
} from './decisions.ts';

interface DisplacedListProps {
  displaced: readonly Displaced[];
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
  reason: string;
  onReason: (reason: string) => void;
}

const AT_ONCE = 40;

/** Each booking that the change displaces, with what becomes of it. Nothing is decided for anybody. */
export function DisplacedList({ displaced, decisions, onDecide, reason, onReason }: DisplacedListProps) {
  const [shown, setShown] = useState(AT_ONCE);
  if (displaced.length === 0) return null;
  const twice = doubled(displaced, decisions);
  const isCancelling = [...decisions.values()].some(
    (decision) => decision === 'CALL' || decision === 'CANCEL',
  );
  const decide = (bookingId: number, decision: Decision | null) => {
    const next = new Map(decisions);
    if (decision) next.set(bookingId, decision);
    else next.delete(bookingId);
    onDecide(next);
  };
  const more = displaced.length - shown;
  return (
    <section className={styles['displaced']} aria-labelledby="displaced-title">
      <header className={styles['head']}>
        <div>
          <h3 id="displaced-title">{t('change.displaced', { count: displaced.length })}</h3>
          <p className={styles['soft']}>{t('change.displacedHint')}</p>
        </div>
        <div className={lists['buttons']}>
          <Button size="small" slot={null} onPress={() => onDecide(allToFirst(displaced, decisions))}>
            {t('change.allFirst')}
          </Button>
          <Button size="small" slot={null} onPress={() => onDecide(allOf(displaced, 'KEEP'))}>
            {t('change.allKeep')}
          </Button>
          <Button size="small" slot={null} onPress={() => onDecide(allOf(displaced, 'CALL'))}>
            {t('change.allCall')}
          </Button>
        </div>
      </header>
      <ul className={lists['list']}>
        {displaced.slice(0, shown).map((booking) => (
          <Row
            key={booking.bookingId}
            booking={booking}
            decision={decisions.get(booking.bookingId) ?? null}
            isDoubled={twice.has(booking.bookingId)}
            onDecide={(decision) => decide(booking.bookingId, decision)}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button slot={null} onPress={() => setShown(shown + AT_ONCE)}>
          {t('change.more', { count: Math.min(more, AT_ONCE) })}
        </Button>
      )}
      {isCancelling && (
        <TextField label={t('change.reason')} isOptional value={reason} onChange={onReason} maxLength={500} />
      )}
    </section>
  );
}

interface RowProps {
  booking: Displaced;
  decision: Decision | null;
  isDoubled: boolean;
  onDecide: (decision: Decision | null) => void;
}

const NONE = 'NONE';

function Row({ booking, decision, isDoubled, onDecide }: RowProps) {
  const zone = useTimeZone();
  const phoneText = usePhoneText();
  const phone = booking.patientPhone ? phoneText(booking.patientPhone) : t('change.noPhone');
  const time = formatVisit(booking.startsAt, zone);
  const name = booking.patientName ?? t('change.hold');
  const textOf = (option: Decision): string => {
    const offer = booking.offers.find((one) => moveTo(one) === option);
    if (offer)
      return t('change.moveTo', { time: formatVisit(offer.startsAt, zone), doctor: offer.doctorName });
    if (option === 'CANCEL' && booking.status === 'PENDING') return t('change.LET_GO');
    return t(`change.${option as 'KEEP' | 'CALL' | 'CANCEL'}`);
  };
  const choices = [
    { value: NONE, text: t('change.undecided') },
    ...decisionsFor(booking).map((option) => ({ value: option as string, text: textOf(option) })),
  ];
  const hint = booking.offers.length === 0 && booking.status === 'CONFIRMED' && t('change.noOffers');
  return (
    <li className={decision ? '' : styles['open']} data-testid="displaced">
      <div className={lists['what']}>
        <p className={lists['name']}>{name}</p>
        <p className={lists['soft']}>
          {t('change.was', { time, doctor: booking.doctorName })}
          {booking.status === 'CONFIRMED' && ` · ${phone}`}
        </p>
      </div>
      <div className={styles['decision']}>
        <SelectField
          label={t('change.decisionOf', { name, time })}
          choices={choices}
          value={decision ?? NONE}
          onChange={(value) => onDecide(value === NONE ? null : (value as Decision))}
          hint={hint || undefined}
          reason={isDoubled ? 'change.doubled' : undefined}
        />
      </div>
    </li>
  );
}
