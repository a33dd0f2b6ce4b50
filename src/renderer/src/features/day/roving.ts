/** Where an arrow key leads on the board: up and down in a doctor's column, sideways to the nearest time. */
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { DoctorColumn } from './day-data.ts';

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export function isMoveKey(key: string): key is MoveKey {
  return /^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key);
}

export function neighbourOf(
  columns: readonly DoctorColumn[],
  slotId: number,
  key: MoveKey,
): Slot | undefined {
  const column = columns.findIndex(({ slots }) => slots.some(({ id }) => id === slotId));
  const slots = columns[column]?.slots ?? [];
  const row = slots.findIndex(({ id }) => id === slotId);
  switch (key) {
    case 'ArrowUp':
      return slots[row - 1];
    case 'ArrowDown':
      return slots[row + 1];
    case 'Home':
      return slots[0];
    case 'End':
      return slots.at(-1);
    default:
      return beside(columns, column, key === 'ArrowLeft' ? -1 : 1, slots[row]);
  }
}

function beside(
  columns: readonly DoctorColumn[],
  from: number,
  step: -1 | 1,
  slot: Slot | undefined,
): Slot | undefined {
  if (!slot) return undefined;
  for (let index = from + step; index >= 0 && index < columns.length; index += step) {
    const nearest = nearestTo(columns[index]?.slots ?? [], slot.startsAt);
    if (nearest) return nearest;
  }
  return undefined;
}

/** The slot that starts closest to an instant. */
export function nearestTo(slots: readonly Slot[], startsAt: string): Slot | undefined {
  const at = Date.parse(startsAt);
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - at);
  return slots.reduce<Slot | undefined>(
    (best, slot) => (best && distance(best) <= distance(slot) ? best : slot),
    undefined,
  );
}
