import { CalendarArrowDown } from 'lucide-react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { saveFile } from './save-file.ts';
import { useDownload } from './use-download.ts';

/** The booking as a file for the patient's calendar; nothing for a hold, which is no appointment. */
export function CalendarButton({ booking }: { booking: Pick<Booking, 'id' | 'status'> }) {
  const { isBusy, run } = useDownload(async () => {
    const { filename, text } = await call('bookings.ics', { id: booking.id });
    saveFile(filename, text, 'text/calendar');
  });
  if (booking.status !== 'CONFIRMED' && booking.status !== 'CANCELLED') return null;
  return (
    <Button isPending={isBusy} onPress={run}>
      <CalendarArrowDown aria-hidden />
      {t('ics.button')}
    </Button>
  );
}
