/** What a screen reader hears of a card. */
import { listed, t } from '../../../../shared/messages/format.ts';
import type { Look } from './slot-state.ts';

interface Heard {
  time: string;
  doctor: string;
  /** The day, where several are shown. */
  day: string | undefined;
  look: Look;
  who: string;
  isWalkIn: boolean;
  hasAlert: boolean;
  isExtra: boolean;
  room: string | null;
}

export function labelOf({ time, doctor, day, look, who, isWalkIn, hasAlert, isExtra, room }: Heard): string {
  const when = day ? `${day} ${time}` : time;
  const state = lookText(look);
  const label = who
    ? t('slot.labelPatient', { time: when, patient: who, state, doctor })
    : t('slot.label', { time: when, state, doctor });
  const marks = [
    isExtra && t('overbook.mark'),
    room,
    isWalkIn && t('visit.walkIn'),
    hasAlert && t('board.alertMark'),
  ].filter(Boolean);
  return listed([label, ...marks]);
}

export function lookText(look: Look): string {
  if (look === 'CONFIRMED') return t('visit.confirmed');
  const isSlot = look === look.toLowerCase();
  return isSlot ? t(`slot.${look as 'free'}`) : t(`visit.${look as 'EXPECTED'}`);
}
