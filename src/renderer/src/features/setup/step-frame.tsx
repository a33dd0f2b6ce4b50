import type { ReactNode } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Doorway } from '../session/doorway.tsx';
import styles from './setup.module.css';

const STEPS = [1, 2, 3, 4] as const;

interface StepFrameProps {
  step: (typeof STEPS)[number];
  title: string;
  hint: string;
  isWide?: boolean;
  children: ReactNode;
}

/** One screen of the first run, with how far it has come. */
export function StepFrame({ step, title, hint, isWide = false, children }: StepFrameProps) {
  return (
    <Doorway title={title} hint={hint} isWide={isWide} hasChoices={step > 1}>
      <div className={styles['steps']}>
        <span>{t('setup.step', { step })}</span>
        <span className={styles['dots']} aria-hidden>
          {STEPS.map((each) => (
            <span key={each} className={each <= step ? styles['done'] : styles['todo']} />
          ))}
        </span>
      </div>
      {children}
    </Doorway>
  );
}
