import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useMay } from '../session/session.ts';
import { overbookRequest } from './overbook-store.ts';

interface OverbookButtonProps {
  booking: Booking;
  /** What is open makes room for the panel. */
  onOpen: () => void;
}

/** There only where a second patient at this time can be: turned on, allowed, and still to come. */
export function OverbookButton({ booking, onOpen }: OverbookButtonProps) {
  const mayOverbook = useMay('overbook');
  const settings = useQueryOf('settings.get', {});
  const now = useNow();
  const isToCome = booking.status === 'CONFIRMED' && Date.parse(booking.startsAt) >= now;
  if (!mayOverbook || !settings.data?.hasOverbooking || !isToCome || booking.isExtra) return null;
  const open = () => {
    onOpen();
    overbookRequest.set(booking);
  };
  return <Button onPress={open}>⊕ {t('overbook.open')}</Button>;
}
