import { type ReactNode, useEffect } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { ServerBar } from '../connection/server-bar.tsx';
import { useServerState } from '../connection/use-server-state.ts';
import { DemoMark } from '../shell/demo-mark.tsx';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import styles from './doorway.module.css';

interface DoorwayProps {
  title: string;
  hint?: string | undefined;
  isWide?: boolean;
  /** Language and theme, below. */
  hasChoices?: boolean;
  children: ReactNode;
}

/** The frame of what is shown before anybody is signed in. */
export function Doorway({ title, hint, isWide = false, hasChoices = true, children }: DoorwayProps) {
  useServerState();
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title]);
  return (
    <div className={styles['doorway']}>
      <div className={styles['marks']}>
        <ServerBar isSignedIn={false} />
        <DemoMark />
      </div>
      <main className={`${styles['sheet']} ${isWide ? styles['wide'] : ''}`}>
        <header className={styles['head']}>
          <p className={styles['name']}>{t('app.name')}</p>
          <h1>{title}</h1>
          {hint && <p className={styles['hint']}>{hint}</p>}
        </header>
        {children}
      </main>
      <footer className={styles['foot']}>
        {hasChoices && <LanguageChoice />}
        <ThemeChoice />
      </footer>
    </div>
  );
}
