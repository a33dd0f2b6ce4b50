/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { type KeyboardEvent, useId, useState } from 'react';
import { chordOf } from '../../../../shared/chords.ts';
import { t } from '../../../../shared/messages/format.ts';
import {
  type ActionId,
  actionOf,
  isActionId,
  judgeKeys,
  type KeysVerdict,
} from '../../../../shared/shortcuts.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { isMac, keysText } from '../shell/keys.tsx';
import { useChangedKeys } from '../shell/use-keys.ts';
import styles from './keys-part.module.css';

interface KeysDialogProps {
  /** Whose keys; none while closed. */
  action: ActionId | undefined;
  onClose: () => void;
}

/** Takes the keys that are pressed next. */
export function KeysDialog({ action, onClose }: KeysDialogProps) {
  const title = action ? t('keys.dialog', { action: t(actionOf(action).label) }) : '';
  return (
    <Dialog title={title} isOpen={action !== undefined} onClose={onClose}>
      {action && <Recorder action={action} onClose={onClose} />}
    </Dialog>
  );
}

function Recorder({ action, onClose }: { action: ActionId; onClose: () => void }) {
  const hintId = useId();
  const { problem, pressed, take } = useTaking(action, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    // Moving on and leaving work as everywhere, and a modifier alone waits for its key.
    if (/^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta)$/.test(event.key)) return;
    event.preventDefault();
    if (!event.repeat) take(chordOf(event, isMac));
  };
  return (
    <>
      <input
        className={styles['recorder']}
        aria-label={t('keys.field')}
        aria-describedby={hintId}
        placeholder={t('keys.press')}
        value={pressed}
        readOnly
        autoFocus
        onKeyDown={onKeyDown}
      />
      <p id={hintId} className={styles['hint']}>
        {t('keys.pressHint')}
      </p>
      {problem && <Alert>{problem}</Alert>}
      <Actions>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
      </Actions>
    </>
  );
}

function useTaking(action: ActionId, onDone: () => void) {
  const changes = useChangedKeys();
  const set = useCommand('shortcuts.set', { isDoneWhenShown: true });
  const [pressed, setPressed] = useState('');
  const [problem, setProblem] = useState<string>();
  const take = (chord: string | null) => {
    const keys = chord ? keysText(chord) : '';
    setPressed(keys);
    const verdict: KeysVerdict = chord ? judgeKeys(action, chord, changes) : { is: 'garbage' };
    setProblem(wordsOf(verdict, keys));
    if (verdict.is !== 'fine') return;
    const done = () => {
      notify(t('keys.wasChanged', { action: t(actionOf(action).label), keys }));
      onDone();
    };
    set.mutate(
      { action, keys: verdict.chord },
      { onSuccess: done, onError: ({ message }) => setProblem(message) },
    );
  };
  return { problem, pressed, take };
}

function wordsOf(verdict: KeysVerdict, keys: string): string | undefined {
  switch (verdict.is) {
    case 'taken':
      return t(isActionId(verdict.by) ? 'keys.taken' : 'keys.takenForGood', {
        keys,
        action: t(actionOf(verdict.by).label),
      });
    case 'reserved':
      return t('keys.reserved', { keys });
    case 'garbage':
      return t('keys.garbage', { mod: t(isMac ? 'key.Meta' : 'key.Control') });
    default:
      return undefined;
  }
}
