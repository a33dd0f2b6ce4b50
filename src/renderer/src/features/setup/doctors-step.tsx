import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { Doorway } from '../session/doorway.tsx';
import { DoctorByHand } from './doctor-by-hand.tsx';
import { forgetSetupDraft } from './setup-draft.ts';
import { StepMark } from './step-mark.tsx';
import styles from './setup.module.css';

/** Doctors by hand, from a file, or later; and a practice day, for those who want to try first. */
export function DoctorsStep() {
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const finish = useCommand('setup.finish', { isDoneWhenShown: true });
  const practise = useCommand('practice.begin');
  const end = async (before?: () => Promise<unknown>) => {
    try {
      await before?.();
      await finish.mutateAsync({});
      forgetSetupDraft();
    } catch {
      // Said above the buttons.
    }
  };
  const readFile = async () => {
    window.location.hash = '/data';
  };
  const begin = async () => {
    await practise.mutateAsync({});
    notify(t('practice.made'));
  };
  const problem = practise.error ?? finish.error;
  return (
    <Doorway title={t('setup.doctors')} hint={t('setup.doctorsHint')}>
      <StepMark step={4} />
      {doctors.length > 0 && (
        <section aria-labelledby="setup-added">
          <h2 id="setup-added">{t('setup.addedTitle')}</h2>
          <ul className={styles['added']}>
            {doctors.map(({ id, name, specialization }) => (
              <li key={id}>
                <bdi>{name}</bdi>, <bdi>{specialization}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DoctorByHand />
      {problem && <Alert>{problem.message}</Alert>}
      <section className={styles['other']} aria-label={t('setup.fromFile')}>
        <Button onPress={() => void end(readFile)}>{t('setup.fromFile')}</Button>
        <p className={styles['note']}>{t('setup.fromFileHint')}</p>
        <Button isPending={practise.isPending} onPress={() => void end(begin)}>
          {t('practice.begin')}
        </Button>
        <p className={styles['note']}>{t('practice.hint')}</p>
      </section>
      <Actions>
        <Button variant="primary" isPending={finish.isPending} onPress={() => void end()}>
          {t(doctors.length > 0 ? 'setup.finish' : 'setup.later')}
        </Button>
      </Actions>
    </Doorway>
  );
}
