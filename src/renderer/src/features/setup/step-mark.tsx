import { t } from '../../../../shared/messages/format.ts';
import { STEPS } from './setup-draft.ts';
import styles from './setup.module.css';

/** How far the first run is, in words and as a bar. */
export function StepMark({ step }: { step: number }) {
  return (
    <div className={styles['steps']}>
      <p>{t('setup.step', { step, count: STEPS })}</p>
      <div className={styles['bar']} aria-hidden>
        {Array.from({ length: STEPS }, (_, index) => (
          <span key={index} className={index < step ? styles['done'] : undefined} />
        ))}
      </div>
    </div>
  );
}
