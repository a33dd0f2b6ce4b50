import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import table from '../../components/table.module.css';
import { formatVisit, useNow, useTimeZone } from '../../lib/clock.ts';
import { SlotActions } from './slot-actions.tsx';

export function SlotsTable({ slots, doctorName }: { slots: readonly Slot[]; doctorName: string }) {
  return (
    <div className={table['frame']}>
      <table className={table['table']} aria-label={t('slots.table', { name: doctorName })}>
        <thead>
          <tr>
            <th scope="col">{t('slots.when')}</th>
            <th scope="col">{t('slots.minutes')}</th>
            <th scope="col">{t('slots.state')}</th>
            <th scope="col">{t('slots.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <SlotRow key={slot.id} slot={slot} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SlotRow({ slot }: { slot: Slot }) {
  const timeZone = useTimeZone();
  const { tone, glyph, text } = stateOf(slot, useNow());
  return (
    <tr data-testid="admin-slot" data-slot-id={slot.id}>
      <th scope="row">{formatVisit(slot.startsAt, timeZone)}</th>
      <td>{slot.durationMinutes}</td>
      <td>
        <Badge tone={tone} glyph={glyph}>
          {t(text)}
        </Badge>
      </td>
      <td>
        <SlotActions slot={slot} />
      </td>
    </tr>
  );
}

const STATES = {
  booked: { tone: 'booked', glyph: '●', text: 'slots.booked' },
  held: { tone: 'held', glyph: '◐', text: 'slots.held' },
  blocked: { tone: 'blocked', glyph: '▨', text: 'slots.blocked' },
  past: { tone: 'past', glyph: '–', text: 'slots.past' },
  free: { tone: 'free', glyph: '○', text: 'slots.free' },
} as const satisfies Record<string, { tone: Tone; glyph: string; text: string }>;

function stateOf(slot: Slot, now: number) {
  if (slot.isBooked) return STATES.booked;
  if (slot.isHeld) return STATES.held;
  if (slot.isBlocked) return STATES.blocked;
  return Date.parse(slot.startsAt) < now ? STATES.past : STATES.free;
}
