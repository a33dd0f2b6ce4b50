/** The ways to the paper: each opens a preview, from which Close or Esc comes back. */
import { useNavigate } from '@tanstack/react-router';
import { ClipboardPen, Printer, ReceiptText, Ticket } from 'lucide-react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';

interface DayPrintLinksProps {
  date: string;
  /** Those whose columns are shown; none is all. */
  doctorIds?: readonly number[] | undefined;
}

/** The day's sheets; `Ctrl+P` opens the day sheet while these are shown. */
export function DayPrintLinks({ date, doctorIds }: DayPrintLinksProps) {
  const navigate = useNavigate();
  const search = { date, ...(doctorIds && doctorIds.length > 0 && { doctor: [...doctorIds] }) };
  const openDaySheet = () => void navigate({ to: '/print/day', search });
  useShortcut('daySheet', openDaySheet);
  return (
    <>
      <Button onPress={openDaySheet}>
        <Printer aria-hidden />
        {t('print.daySheet')}
      </Button>
      <Button onPress={() => void navigate({ to: '/print/blank', search })}>
        <ClipboardPen aria-hidden />
        {t('print.blankSheet')}
      </Button>
    </>
  );
}

/** The appointment slip; nothing for a hold, which is no appointment. */
export function SlipLink({ booking }: { booking: Pick<Booking, 'id' | 'status'> }) {
  const navigate = useNavigate();
  if (booking.status !== 'CONFIRMED' && booking.status !== 'CANCELLED') return null;
  return (
    <Button onPress={() => void navigate({ to: '/print/slip', search: { booking: booking.id } })}>
      <ReceiptText aria-hidden />
      {t('print.printSlip')}
    </Button>
  );
}

export function TicketLink({ queueId }: { queueId: number }) {
  const navigate = useNavigate();
  return (
    <Button onPress={() => void navigate({ to: '/print/ticket', search: { queue: queueId } })}>
      <Ticket aria-hidden />
      {t('print.printTicket')}
    </Button>
  );
}
