import { t, spokenLanguage } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { localTimeZone } from '../../lib/time-zones.ts';
import { clinicIsThere } from './clinic-is-there.ts';
import styles from './setup.module.css';

/** Fills this computer with the demonstration, and goes in as its admin. */
export function DemoButton() {
  const start = useCommand('setup.startDemo');
  const show = async () => {
    try {
      await clinicIsThere(await start.mutateAsync({ timeZone: localTimeZone(), language: spokenLanguage() }));
    } catch {
      // Said below the button.
    }
  };
  return (
    <>
      {start.error && <Alert>{start.error.message}</Alert>}
      <Button isPending={start.isPending} onPress={() => void show()}>
        {t('setup.demo')}
      </Button>
      <p className={styles['note']}>{t('setup.demoHint')}</p>
    </>
  );
}
