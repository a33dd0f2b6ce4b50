import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/messages/format.ts';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Filters and the like, under the title. */
  tools?: ReactNode;
  /** Takes the whole height, and scrolls inside. */
  isFilling?: boolean;
  children: ReactNode;
}

/** One screen: its heading, what it can do, and its content. */
export function Page({ title, actions, tools, isFilling, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title]);
  return (
    <div className={`${styles['page']} ${isFilling ? styles['filling'] : ''}`}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      {tools && <div className={styles['tools']}>{tools}</div>}
      {children}
    </div>
  );
}

/** A white sheet that groups what belongs together. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={styles['card']}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
