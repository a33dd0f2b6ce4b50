/* oxlint-disable jsx-a11y/no-autofocus -- the question starts at the answer that changes nothing */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useSwitch } from '../../lib/use-switch.ts';
import styles from './slots-screen.module.css';

const FOCUS_AFTER_MS = 150;

interface SlotActionsProps {
  slot: Slot;
  onRemoved: () => void;
}

/** A claimed slot is left alone; the booking must go first, and is found on its day. */
export function SlotActions({ slot, onRemoved }: SlotActionsProps) {
  const timeZone = useTimeZone();
  if (slot.isBooked || slot.isHeld) {
    const at = Date.parse(slot.startsAt);
    return (
      <Link
        to="/day"
        search={{ date: dateAt(at, timeZone), doctor: slot.doctorId }}
        aria-label={t('slots.seeDayOf', { time: formatVisit(at, timeZone) })}
      >
        {t('slots.seeDay')}
      </Link>
    );
  }
  return (
    <div className={styles['actions']}>
      <BlockButton slot={slot} />
      <RemoveButton slot={slot} onRemoved={onRemoved} />
    </div>
  );
}

function BlockButton({ slot: { id, startsAt, isBlocked } }: { slot: Slot }) {
  const time = formatVisit(startsAt, useTimeZone());
  const { isPending, run } = useSwitch({
    name: isBlocked ? 'slots.unblock' : 'slots.block',
    back: isBlocked ? 'slots.block' : 'slots.unblock',
    done: t(isBlocked ? 'slots.unblockedDone' : 'slots.blockedDone', { time }),
  });
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={t(isBlocked ? 'slots.unblockOf' : 'slots.blockOf', { time })}
      onPress={() => void run(id)}
    >
      {t(isBlocked ? 'slots.unblock' : 'slots.block')}
    </Button>
  );
}

/** Deleting cannot be taken back, so it asks first. */
function RemoveButton({ slot: { id, startsAt }, onRemoved }: SlotActionsProps) {
  const [isAsking, setAsking] = useState(false);
  const time = formatVisit(startsAt, useTimeZone());
  const remove = useCommand('slots.remove');
  const confirm = async () => {
    try {
      await remove.mutateAsync({ id });
    } catch (error) {
      setAsking(false);
      return notify(asProblem(error).message, 'problem');
    }
    setAsking(false);
    notify(t('slots.removedDone', { time }));
    // Once the dialog is gone: closing gives the focus back to the button of the row, which goes too.
    window.setTimeout(onRemoved, FOCUS_AFTER_MS);
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
