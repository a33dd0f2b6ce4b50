import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Chapter } from '../../../../shared/guide/markdown.ts';
import { wordsOf } from '../../../../shared/guide/search.ts';
import { t } from '../../../../shared/messages/format.ts';
import { BlockView } from './block-view.tsx';
import styles from './chapter.module.css';

interface ChapterViewProps {
  chapter: Chapter;
  /** All of them, in their order. */
  chapters: readonly Chapter[];
  /** The block that was found, if one was. */
  at: number | undefined;
  /** What is searched for at the moment. */
  words: string;
}

function showFound(sheet: HTMLElement | null): void {
  sheet?.querySelector('[data-found]')?.scrollIntoView({ block: 'center' });
}

/** One chapter. It has the focus, so that the keys that scroll do; what was found is brought into sight. */
export function ChapterView({ chapter, chapters, at, words }: ChapterViewProps) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.focus({ preventScroll: true });
    showFound(sheet.current);
  }, []);
  return (
    <section
      ref={sheet}
      className={styles['chapter']}
      aria-label={chapter.title}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      // A picture has its height only when it is there, and moves what is under it.
      onLoadCapture={() => showFound(sheet.current)}
    >
      <div className={styles['column']}>
        <h2>{chapter.title}</h2>
        {chapter.blocks.map((block, index) => (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- the text of a chapter never changes
            key={index}
            className={styles['block']}
            data-found={index === at || undefined}
          >
            <BlockView block={block} words={wordsOf(words)} />
          </div>
        ))}
        <Neighbours chapter={chapter} chapters={chapters} />
      </div>
    </section>
  );
}

function Neighbours({ chapter, chapters }: Pick<ChapterViewProps, 'chapter' | 'chapters'>) {
  const place = chapters.indexOf(chapter);
  const [before, after] = [chapters[place - 1], chapters[place + 1]];
  return (
    <nav className={styles['neighbours']} aria-label={t('help.neighbours')}>
      {before && (
        <Link to="/help" search={{ chapter: before.id }}>
          <ChevronLeft aria-hidden />
          {before.title}
        </Link>
      )}
      {after && (
        <Link to="/help" search={{ chapter: after.id }} className={styles['after']}>
          {after.title}
          <ChevronRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}
