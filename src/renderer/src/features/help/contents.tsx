import { Link } from '@tanstack/react-router';
import type { Guide } from '../../../../shared/guide/markdown.ts';
import { t } from '../../../../shared/messages/format.ts';
import styles from './help.module.css';

const intoSight = (entry: HTMLElement | null) => entry?.scrollIntoView({ block: 'nearest' });

/** What there is to read, by part. */
export function Contents({ guide, current }: { guide: Guide; current: string }) {
  return (
    <nav className={styles['contents']} aria-label={t('help.contents')}>
      {guide.parts.map(({ title, chapters }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {chapters.map((chapter) => (
              <li key={chapter.id}>
                <Link
                  to="/help"
                  search={{ chapter: chapter.id }}
                  className={styles['entry']}
                  ref={chapter.id === current ? intoSight : undefined}
                  aria-current={chapter.id === current ? 'true' : undefined}
                >
                  {chapter.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
