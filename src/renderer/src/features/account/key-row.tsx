import { RotateCcw } from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import { type ActionId, actionOf } from '../../../../shared/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { Keys } from '../shell/keys.tsx';
import { useChangedKeys, useKeys } from '../shell/use-keys.ts';
import styles from './keys-part.module.css';

/** One action with its keys. */
export function KeyRow({ action, onChange }: { action: ActionId; onChange: () => void }) {
  const keys = useKeys().get(action) ?? [];
  const isChanged = useChangedKeys().some((change) => change.action === action);
  const reset = useCommand('shortcuts.reset', { isDoneWhenShown: true });
  const label = t(actionOf(action).label);
  const giveBack = () =>
    reset.mutate(
      { action },
      {
        onSuccess: () => notify(t('keys.wasReset', { action: label })),
        onError: ({ message }) => notify(message, 'problem'),
      },
    );
  return (
    <li className={styles['row']}>
      <span className={styles['label']}>{label}</span>
      <Keys chords={keys} />
      {isChanged && (
        <Button
          variant="quiet"
          size="small"
          isIcon
          aria-label={t('keys.resetOf', { action: label })}
          isPending={reset.isPending}
          onPress={giveBack}
        >
          <RotateCcw aria-hidden />
        </Button>
      )}
      <Button size="small" aria-label={t('keys.changeOf', { action: label })} onPress={onChange}>
        {t('keys.change')}
      </Button>
    </li>
  );
}
