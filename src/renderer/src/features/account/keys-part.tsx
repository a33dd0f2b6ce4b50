import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import {
  ACTIONS,
  type ActionId,
  isActionId,
  SHORTCUT_GROUPS,
  type ShortcutGroup,
} from '../../../../shared/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { Card } from '../../components/page.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useChangedKeys } from '../shell/use-keys.ts';
import { useIsOffered } from '../shell/use-screens.ts';
import { KeyRow } from './key-row.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import styles from './keys-part.module.css';

/** A person's own keys: change them one by one, and give them back. */
export function KeysPart() {
  const [changing, setChanging] = useState<ActionId>();
  const hasChanges = useChangedKeys().length > 0;
  const reset = useCommand('shortcuts.reset', { isDoneWhenShown: true });
  const resetAll = () =>
    reset.mutate(
      {},
      {
        onSuccess: () => notify(t('keys.wereReset')),
        onError: ({ message }) => notify(message, 'problem'),
      },
    );
  return (
    <Card title={t('keys.title')}>
      <p className={styles['hint']}>{t('keys.hint')}</p>
      <div className={styles['groups']}>
        {SHORTCUT_GROUPS.map((group) => (
          <Group key={group} group={group} onChange={setChanging} />
        ))}
      </div>
      <Actions>
        <Button onPress={resetAll} isDisabled={!hasChanges} isPending={reset.isPending}>
          {t('keys.resetAll')}
        </Button>
      </Actions>
      <KeysDialog action={changing} onClose={() => setChanging(undefined)} />
    </Card>
  );
}

function Group({ group, onChange }: { group: ShortcutGroup; onChange: (action: ActionId) => void }) {
  const isOffered = useIsOffered();
  const ids = ACTIONS.filter((action) => action.group === group && isOffered(action))
    .map(({ id }) => id)
    .filter(isActionId);
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={`own-keys-${group}`} className={styles['group']}>
      <h3 id={`own-keys-${group}`}>{t(`shortcutGroup.${group}`)}</h3>
      <ul>
        {ids.map((id) => (
          <KeyRow key={id} action={id} onChange={() => onChange(id)} />
        ))}
      </ul>
    </section>
  );
}
