/* oxlint-disable jsx-a11y/control-has-associated-label -- cells get their text from the columns */
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import tableStyles from '../../components/table.module.css';
import { formatVisit, useNow, useTimeZone } from '../../lib/clock.ts';
import { GLYPH, type SlotState, stateOf, TONE } from '../day/slot-state.ts';
import { SlotActions } from './slot-actions.tsx';

interface SlotsTableProps {
  slots: Slot[];
  doctorName: string;
  /** The row is gone then, and the focus needs another place. */
  onRemoved: () => void;
}

export function SlotsTable({ slots, doctorName, onRemoved }: SlotsTableProps) {
  const columns = useMemo(() => columnsFor(onRemoved), [onRemoved]);
  const table = useTable({ features, columns, data: slots, getRowId: ({ id }) => String(id) });
  return (
    <div className={tableStyles['frame']}>
      <table className={tableStyles['table']} aria-label={t('slots.table', { name: doctorName })}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col">
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-testid="admin-slot" data-slot-id={row.id}>
              {row.getAllCells().map((cell, index) => {
                const content = <table.FlexRender cell={cell} />;
                if (index > 0) return <td key={cell.id}>{content}</td>;
                return (
                  <th key={cell.id} scope="row" className={tableStyles['nowrap']}>
                    {content}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, Slot>();

function columnsFor(onRemoved: () => void) {
  return helper.columns([
    helper.accessor('startsAt', {
      header: () => t('slots.when'),
      cell: ({ row }) => <When slot={row.original} />,
    }),
    helper.accessor('durationMinutes', { header: () => t('slots.minutesOne') }),
    helper.display({
      id: 'state',
      header: () => t('slots.state'),
      cell: ({ row }) => <StateBadge slot={row.original} />,
    }),
    helper.display({
      id: 'actions',
      header: () => t('slots.actions'),
      cell: ({ row }) => <SlotActions slot={row.original} onRemoved={onRemoved} />,
    }),
  ]);
}

function When({ slot }: { slot: Slot }) {
  return formatVisit(slot.startsAt, useTimeZone());
}

function StateBadge({ slot }: { slot: Slot }) {
  const now = useNow();
  // Here a past slot that is blocked says so: blocking is what this screen is for.
  const state: SlotState = slot.isBlocked ? 'blocked' : stateOf(slot, now);
  return (
    <Badge tone={TONE[state]} glyph={GLYPH[state]}>
      {t(`slot.${state}`)}
    </Badge>
  );
}
