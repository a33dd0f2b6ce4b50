import type { BookingStatus } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge, type Tone } from '../../components/badge.tsx';

const LOOK: Record<BookingStatus, [tone: Tone, glyph: string]> = {
  PENDING: ['held', '◐'],
  CONFIRMED: ['booked', '●'],
  FAILED: ['past', '–'],
  CANCELLED: ['danger', '✕'],
};

export function StatusBadge({ status }: { status: BookingStatus }) {
  const [tone, glyph] = LOOK[status];
  return (
    <Badge tone={tone} glyph={glyph}>
      {t(`status.${status}`)}
    </Badge>
  );
}
