import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { MARKED_STATES, VISIT_GLYPH } from '../../lib/visit-keys.ts';
import { useMark } from '../flow/use-mark.ts';
import styles from './booking-panel.module.css';

/** How the visit goes, by one press each; the same press takes it back. */
export function VisitMarks({ booking }: { booking: Booking }) {
  const mark = useMark();
  const { visit } = booking;
  return (
    <fieldset className={`${styles['others']} ${styles['bare']}`} aria-label={t('details.state')}>
      {MARKED_STATES.map((state) => (
        <Button
          key={state}
          size="small"
          variant={visit.state === state ? 'primary' : 'secondary'}
          aria-pressed={visit.state === state}
          onPress={() => void mark({ kind: 'booking', booking, visit }, state)}
        >
          <span aria-hidden>{VISIT_GLYPH[state]}</span> {t(`visit.mark.${state}`)}
        </Button>
      ))}
    </fieldset>
  );
}
