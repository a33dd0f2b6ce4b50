import { Link } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/format.ts';
import { ACTIONS, SHORTCUT_GROUPS, type ShortcutGroup } from '../../../../shared/shortcuts.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Keys } from './keys.tsx';
import styles from './shortcut-sheet.module.css';
import { useKeys } from './use-keys.ts';
import { useIsOffered } from './use-screens.ts';

interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Every key there is, as the signed-in person has them. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  return (
    <Dialog title={t('shortcuts.title')} size="large" isOpen={isOpen} onClose={onClose}>
      <p>
        {t('shortcuts.hint')}{' '}
        <Link to="/account" onClick={onClose}>
          {t('shortcuts.change')}
        </Link>
      </p>
      <div className={styles['groups']}>
        {SHORTCUT_GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  const keys = useKeys();
  const isOffered = useIsOffered();
  const actions = ACTIONS.filter((action) => action.group === group && isOffered(action));
  return (
    <section className={styles['group']} aria-labelledby={`keys-${group}`}>
      <h3 id={`keys-${group}`}>{t(`shortcutGroup.${group}`)}</h3>
      <dl>
        {actions.map(({ id, label }) => (
          <div key={id} className={styles['line']}>
            <dt>{t(label)}</dt>
            <dd>
              <Keys chords={keys.get(id) ?? []} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
