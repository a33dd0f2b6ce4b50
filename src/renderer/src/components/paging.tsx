import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/messages/format.ts';
import { Button } from './button.tsx';
import styles from './paging.module.css';

interface Pages {
  number: number;
  cursor: string | undefined;
  next: (cursor: string) => void;
  previous: () => void;
}

/** The cursors of the pages gone through. Another search begins at its first page. */
export function usePages(key: string): Pages {
  const [trail, setTrail] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];
  return {
    number: cursors.length + 1,
    cursor: cursors.at(-1),
    next: (cursor) => setTrail({ key, cursors: [...cursors, cursor] }),
    previous: () => setTrail({ key, cursors: cursors.slice(0, -1) }),
  };
}

interface PagingProps {
  label: string;
  previousText: string;
  nextText: string;
  pages: Pages;
  nextCursor: string | undefined;
}

export function Paging({ label, previousText, nextText, pages, nextCursor }: PagingProps) {
  return (
    <nav className={styles['paging']} aria-label={label}>
      <Button isDisabled={pages.number === 1} onPress={pages.previous}>
        <ChevronLeft aria-hidden />
        {previousText}
      </Button>
      <output>{t('bookings.page', { page: pages.number })}</output>
      <Button isDisabled={!nextCursor} onPress={() => nextCursor && pages.next(nextCursor)}>
        {nextText}
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
