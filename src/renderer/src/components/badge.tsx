import styles from './badge.module.css';

export type Tone = 'free' | 'held' | 'booked' | 'blocked' | 'past' | 'danger';

interface BadgeProps {
  tone: Tone;
  /** Says the same as the colour, for those who do not see it. */
  glyph: string;
  children: string;
}

export function Badge({ tone, glyph, children }: BadgeProps) {
  return (
    <span className={`${styles['badge']} ${styles[tone]}`}>
      <span aria-hidden>{glyph}</span>
      {children}
    </span>
  );
}
