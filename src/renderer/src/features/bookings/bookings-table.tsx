/* oxlint-disable jsx-a11y/control-has-associated-label -- cells get their text from the columns */
import { type SortingState, useTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import tableStyles from '../../components/table.module.css';
import { columns, features } from './bookings-columns.tsx';
import styles from './bookings-screen.module.css';

interface BookingsTableProps {
  bookings: Booking[];
  isStale: boolean;
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
}

export function BookingsTable({ bookings, isStale, sorting, onSort }: BookingsTableProps) {
  const table = useTable({
    features,
    columns,
    data: bookings,
    getRowId: ({ id }) => String(id),
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (next) => onSort(typeof next === 'function' ? next(sorting) : next),
  });
  return (
    <div className={tableStyles['frame']}>
      <table className={tableStyles['table']} aria-label={t('bookings.table')} aria-busy={isStale}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const { column } = header;
                const sorted = column.getIsSorted();
                const title = <table.FlexRender header={header} />;
                return (
                  <th key={header.id} scope="col" aria-sort={ariaSort(column.getCanSort(), sorted)}>
                    {column.getCanSort() ? (
                      <button
                        type="button"
                        className={styles['sort']}
                        onClick={column.getToggleSortingHandler()}
                      >
                        {title}
                        <SortGlyph sorted={sorted} />
                      </button>
                    ) : (
                      title
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-testid="booking" data-booking-id={row.id} data-status={row.original.status}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Sorted = false | 'asc' | 'desc';

function SortGlyph({ sorted }: { sorted: Sorted }) {
  const Icon = sorted === false ? ArrowUpDown : sorted === 'asc' ? ArrowUp : ArrowDown;
  return <Icon aria-hidden className={sorted ? '' : (styles['unsorted'] ?? '')} />;
}

function ariaSort(canSort: boolean, sorted: Sorted): 'none' | 'ascending' | 'descending' | undefined {
  if (!canSort) return undefined;
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
