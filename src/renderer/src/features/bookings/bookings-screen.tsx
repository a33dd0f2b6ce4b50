import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SortingState } from '@tanstack/react-table';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { CsvButton } from '../print/csv-button.tsx';
import { type BookingsFilter, BookingsFilters } from './bookings-filters.tsx';
import type { BookingsSearch } from './bookings-search.ts';
import { BookingsTable } from './bookings-table.tsx';
import styles from './bookings-screen.module.css';

const PAGE_SIZE = 50;

/** Every booking, found by whatever the caller on the phone remembers. */
export function BookingsScreen() {
  const search = useSearch({ from: '/bookings' });
  const navigate = useNavigate({ from: '/bookings' });
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
      actions={<CsvButton filter={exportOf(search)} />}
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
              <Paging pages={pages} nextCursor={list.isPlaceholderData ? undefined : nextCursor} />
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

interface Pages {
  number: number;
  cursor: string | undefined;
  next: (cursor: string) => void;
  previous: () => void;
}

/** The cursors of the pages gone through. Another search begins at its first page. */
function usePages(key: string): Pages {
  const [trail, setTrail] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];
  return {
    number: cursors.length + 1,
    cursor: cursors.at(-1),
    next: (cursor) => setTrail({ key, cursors: [...cursors, cursor] }),
    previous: () => setTrail({ key, cursors: cursors.slice(0, -1) }),
  };
}

function Paging({ pages, nextCursor }: { pages: Pages; nextCursor: string | undefined }) {
  return (
    <nav className={styles['paging']} aria-label={t('bookings.paging')}>
      <Button isDisabled={pages.number === 1} onPress={pages.previous}>
        <ChevronLeft aria-hidden />
        {t('bookings.previousPage')}
      </Button>
      <output>{t('bookings.page', { page: pages.number })}</output>
      <Button isDisabled={!nextCursor} onPress={() => nextCursor && pages.next(nextCursor)}>
        {t('bookings.nextPage')}
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}

function NoBookings({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return <EmptyState title={t('bookings.empty')} hint={t('bookings.emptyHint')} />;
  return (
    <EmptyState title={t('bookings.noMatch')} hint={t('bookings.noMatchHint')}>
      <Button onPress={onClear}>{t('bookings.clearFilters')}</Button>
    </EmptyState>
  );
}
