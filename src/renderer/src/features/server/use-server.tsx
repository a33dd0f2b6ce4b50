import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { MoveHouse } from '../house/move-house.tsx';
import type { Tested } from './server-form.tsx';
import styles from './server.module.css';

interface UseServerProps {
  tested: Tested;
  isOnServer: boolean;
}

/** What can be done with a tested server: work with the clinic there, or take this one along. */
export function UseServer({ tested: { input, answer }, isOnServer }: UseServerProps) {
  const use = useCommand('server.use', { isDoneWhenShown: true });
  if (!answer.isUsable) return null;
  const isEmpty = answer.findings.some(({ reason }) => reason === 'EMPTY');
  if (isEmpty) return isOnServer ? null : <MoveHouse {...input} />;
  const choose = () => use.mutate(input, { onSuccess: () => notify(t('server.chosen')) });
  return (
    <div className={styles['form']}>
      {!isOnServer && <Alert kind="warning">{t('server.useHint')}</Alert>}
      {use.error && <Alert>{use.error.message}</Alert>}
      <div>
        <Button variant="primary" isPending={use.isPending} onPress={choose}>
          {t('server.useThis')}
        </Button>
      </div>
    </div>
  );
}
