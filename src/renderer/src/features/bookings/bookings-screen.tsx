import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SortingState } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Paging, usePages } from '../../components/paging.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useMay } from '../session/session.ts';
import { CsvButton } from '../print/csv-button.tsx';
import { type BookingsFilter, BookingsFilters } from './bookings-filters.tsx';
import type { BookingsSearch } from './bookings-search.ts';
import { BookingsTable } from './bookings-table.tsx';

const PAGE_SIZE = 50;

/** Every booking, found by whatever the caller on the phone remembers. */
export function BookingsScreen() {
  const search = useSearch({ from: '/bookings' });
  const navigate = useNavigate({ from: '/bookings' });
  const mayExport = useMay('export');
  const { sort, direction, ...filter } = search;
  const pages = usePages(JSON.stringify(search));
  const list = useQueryOf('bookings.list', inputOf(search, pages.cursor), { keepsPrevious: true });
  const sorting = useMemo<SortingState>(
    () => [{ id: sort ?? 'startsAt', desc: (direction ?? 'desc') === 'desc' }],
    [sort, direction],
  );
  const setFilter = (next: BookingsFilter) =>
    void navigate({
      search: { ...next, ...(sort && { sort }), ...(direction && { direction }) },
      replace: true,
    });
  const setSorting = ([first]: SortingState) =>
    void navigate({
      search: {
        ...filter,
        ...(first && {
          sort: first.id as BookingsSearch['sort'] & string,
          direction: first.desc ? 'desc' : 'asc',
        }),
      },
      replace: true,
    });

  return (
    <Page
      title={t('bookings.title')}
      actions={mayExport && <CsvButton filter={exportOf(search)} />}
      tools={<BookingsFilters filter={filter} onChange={setFilter} />}
    >
      <Answer query={list}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <NoBookings isFiltered={Object.keys(filter).length > 0} onClear={() => setFilter({})} />
          ) : (
            <>
              <BookingsTable
                bookings={items}
                isStale={list.isPlaceholderData}
                sorting={sorting}
                onSort={setSorting}
              />
              <Paging
                label={t('bookings.paging')}
                previousText={t('bookings.previousPage')}
                nextText={t('bookings.nextPage')}
                pages={pages}
                nextCursor={list.isPlaceholderData ? undefined : nextCursor}
              />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** The whole table as it is filtered, without its pages. */
function exportOf({
  doctor,
  sort: _,
  direction: _direction,
  ...search
}: BookingsSearch): Input<'bookings.csv'> {
  return { ...search, ...(doctor && { doctorId: doctor }) };
}

function inputOf({ doctor, ...search }: BookingsSearch, cursor: string | undefined): Input<'bookings.list'> {
  return { ...search, ...(doctor && { doctorId: doctor }), ...(cursor && { cursor }), limit: PAGE_SIZE };
}

function NoBookings({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return <EmptyState title={t('bookings.empty')} hint={t('bookings.emptyHint')} />;
  return (
    <EmptyState title={t('bookings.noMatch')} hint={t('bookings.noMatchHint')}>
      <Button onPress={onClear}>{t('bookings.clearFilters')}</Button>
    </EmptyState>
  );
}
