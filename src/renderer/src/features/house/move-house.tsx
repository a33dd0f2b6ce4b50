import type { ServerPlace } from '../../../../shared/contract/server.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../lib/hooks.ts';
import styles from './house.module.css';

export interface MoveHouseProps {
  /** A database that was tested, and has no clinic in it yet. */
  address: ServerPlace;
  /** Left out where the one that is kept is to be taken. */
  password?: string | undefined;
  deskName: string;
}

/** Where the clinic of this computer is taken along to a server: what will happen, and the one button. */
export function MoveHouse(wanted: MoveHouseProps) {
  const move = useCommand('house.moveToServer', { isDoneWhenShown: true });
  return (
    <section className={styles['part']} aria-labelledby="move-house">
      <h3 id="move-house" className={styles['heading']}>
        {t('house.title')}
      </h3>
      <ul className={styles['steps']}>
        <li>{t('house.hint')}</li>
        <li>{t('house.readOnly')}</li>
        <li>{t('house.kept')}</li>
      </ul>
      {move.error && <Alert>{move.error.message}</Alert>}
      <div>
        <Button
          variant="primary"
          isPending={move.isPending}
          isDisabled={move.isSuccess}
          onPress={() => move.mutate(wanted)}
        >
          {t('house.start', { host: wanted.address.host })}
        </Button>
      </div>
    </section>
  );
}
