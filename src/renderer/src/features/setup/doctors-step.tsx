import { useState } from 'react';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { NewDoctor } from './new-doctor.tsx';
import styles from './setup.module.css';
import { StepFrame } from './step-frame.tsx';

/** The last step: who works here, and when. The desk opens with as many as there are. */
export function DoctorsStep() {
  const { isBusy, problem, finish } = useFinish();
  return (
    <StepFrame step={4} title={t('setup.doctors')} hint={t('setup.doctorsHint')} isWide>
      <DoctorsSoFar />
      <NewDoctor />
      {problem && <Alert>{problem}</Alert>}
      <section className={styles['others']} aria-label={t('setup.finish')}>
        <p>{t('setup.practiceHint')}</p>
        <div className={styles['buttons']}>
          <Button variant="primary" isPending={isBusy} onPress={() => finish({})}>
            {t('setup.finish')}
          </Button>
          <Button isPending={isBusy} onPress={() => finish({ isPractising: true })}>
            {t('setup.practice')}
          </Button>
          <Button isPending={isBusy} onPress={() => finish({ to: '#/data' })}>
            {t('setup.fromFile')}
          </Button>
        </div>
      </section>
    </StepFrame>
  );
}

function useFinish() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async ({ isPractising = false, to = '#/day' }) => {
    setBusy(true);
    setProblem(null);
    try {
      const day = isPractising ? await makePractice() : null;
      window.location.hash = day ? `#/day?date=${day}` : to;
      await call('setup.finish', {}, { commandId: crypto.randomUUID() });
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(asProblem(error).message);
      setBusy(false);
    }
  };
  return { isBusy, problem, finish: (how: Parameters<typeof run>[0]) => void run(how) };
}

/** Pressed again after an answer that was lost, the day is there already. */
async function makePractice(): Promise<string | null> {
  const { date } = await call('practice.get', {});
  if (date !== null) return date;
  return (await call('practice.make', {}, { commandId: crypto.randomUUID() })).date;
}

function DoctorsSoFar() {
  const { data } = useQueryOf('doctors.list', {});
  if (!data) return null;
  if (data.items.length === 0) return <p className={styles['soft']}>{t('setup.noDoctors')}</p>;
  return (
    <ul className={styles['list']} aria-label={t('nav.doctors')}>
      {data.items.map(({ id, name, specialization }) => (
        <li key={id}>{dotted([name, specialization])}</li>
      ))}
    </ul>
  );
}
