import { type ReactNode, useId } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import card from '../../components/page.module.css';
import styles from './health.module.css';

export type State = 'good' | 'look' | 'bad' | 'unknown';

const SIGNS = {
  good: { tone: 'free', glyph: '✓' },
  look: { tone: 'held', glyph: '!' },
  bad: { tone: 'danger', glyph: '✕' },
  unknown: { tone: 'past', glyph: '?' },
} as const;

interface StateCardProps {
  title: string;
  /** Said in a word and by a sign, never by colour alone. Left out where nothing is judged. */
  state?: State;
  children: ReactNode;
}

export function StateCard({ title, state, children }: StateCardProps) {
  const id = useId();
  return (
    <section className={card['card']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {state && (
          <Badge tone={SIGNS[state].tone} glyph={SIGNS[state].glyph}>
            {t(`system.${state}`)}
          </Badge>
        )}
      </header>
      {children}
    </section>
  );
}
