import { useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { refresh } from '../../lib/changes.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify, offerUndo } from '../../lib/toasts.ts';
import styles from './slots-screen.module.css';

/** A claimed slot is left alone; the booking must go first. */
export function SlotActions({ slot }: { slot: Slot }) {
  if (slot.isBooked || slot.isHeld) return null;
  return (
    <div className={styles['actions']}>
      <BlockButton slot={slot} />
      <RemoveButton slot={slot} />
    </div>
  );
}

function BlockButton({ slot: { id, startsAt, isBlocked } }: { slot: Slot }) {
  const time = formatVisit(startsAt, useTimeZone());
  const next = isBlocked ? 'slots.unblock' : 'slots.block';
  const back = isBlocked ? 'slots.block' : 'slots.unblock';
  const command = useCommand(next);
  const press = async () => {
    try {
      await command.mutateAsync({ id });
    } catch (error) {
      return notify(asProblem(error).message, 'problem');
    }
    offerUndo(t(isBlocked ? 'slots.unblockedDone' : 'slots.blockedDone', { time }), async () => {
      await call(back, { id }, { commandId: crypto.randomUUID() });
      void refresh('slots');
      return undefined;
    });
  };
  return (
    <Button
      size="small"
      isPending={command.isPending}
      aria-label={t(isBlocked ? 'slots.unblockOf' : 'slots.blockOf', { time })}
      onPress={() => void press()}
    >
      {t(next)}
    </Button>
  );
}

/** Deleting cannot be taken back, so it asks first. */
function RemoveButton({ slot: { id, startsAt } }: { slot: Slot }) {
  const [isAsking, setAsking] = useState(false);
  const time = formatVisit(startsAt, useTimeZone());
  const remove = useCommand('slots.remove');
  const confirm = async () => {
    try {
      await remove.mutateAsync({ id });
      notify(t('slots.removedDone', { time }));
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
    setAsking(false);
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={t('slots.removeOf', { time })}
        onPress={() => setAsking(true)}
      >
        {t('slots.remove')}
      </Button>
      <Dialog title={t('slots.removeTitle')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('slots.removeHint', { time })}</p>
        <Actions>
          <Button slot={null} autoFocus onPress={() => setAsking(false)}>
            {t('action.cancel')}
          </Button>
          <Button slot={null} variant="danger" isPending={remove.isPending} onPress={() => void confirm()}>
            {t('slots.remove')}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
