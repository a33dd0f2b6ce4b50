import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { dateAt } from '../../../../shared/calendar.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import lists from '../../components/list.module.css';
import { Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatShortDate, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import { SlotFor } from '../bookings/slot-for.tsx';
import { AddToWaitlist } from './add-dialog.tsx';
import { useTake } from './use-take.ts';
import styles from './waitlist.module.css';
import { wishText } from './wish-text.ts';

/** Who wants a slot that is not there yet, the most urgent first. */
export function WaitlistScreen() {
  const list = useQueryOf('waitlist.list', {});
  const [isAdding, setAdding] = useState(false);
  const [served, setServed] = useState<WaitlistEntry | null>(null);
  const take = useTake();
  return (
    <Page
      title={t('waitlist.title')}
      actions={
        <Button variant="primary" onPress={() => setAdding(true)}>
          <Plus aria-hidden />
          {t('waitlist.add')}
        </Button>
      }
    >
      <Answer query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('waitlist.empty')} hint={t('waitlist.emptyHint')} />
          ) : (
            <ul className={lists['list']} aria-label={t('waitlist.title')}>
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} onServe={() => setServed(entry)} />
              ))}
            </ul>
          )
        }
      </Answer>
      <AddToWaitlist isOpen={isAdding} onClose={() => setAdding(false)} />
      <SlotFor
        title={served ? t('waitlist.offerTitle', { patient: served.patient.name }) : ''}
        filter={served && filterOf(served)}
        submitText={(time) => t('waitlist.take', { time })}
        onChoose={async (slot) => {
          if (served) await take.run({ id: served.id, slotId: slot.id, slotVersion: slot.version });
        }}
        onClose={() => setServed(null)}
      />
    </Page>
  );
}

function filterOf({ doctorId, specialization, visitTypeId, parts, fromDate, untilDate }: WaitlistEntry) {
  return {
    doctorId: doctorId ?? undefined,
    specialization: specialization ?? undefined,
    visitTypeId: visitTypeId ?? undefined,
    part: parts.length === 1 ? parts[0] : undefined,
    fromDate: fromDate ?? undefined,
    untilDate: untilDate ?? undefined,
  };
}

function Entry({ entry, onServe }: { entry: WaitlistEntry; onServe: () => void }) {
  const phoneText = usePhoneText();
  const timeZone = useTimeZone();
  const { id, patient, urgency, createdAt } = entry;
  const remove = useAction('waitlist.remove', () => t('waitlist.removed', { patient: patient.name }));
  const words = { patient: patient.name };
  const since = formatShortDate(dateAt(Date.parse(createdAt), timeZone));
  return (
    <li>
      <div className={lists['what']}>
        <p>
          <span className={lists['name']}>{patient.name}</span>{' '}
          <span className={styles[urgency]}>{t(`waitlist.${urgency}`)}</span>
        </p>
        <p className={lists['soft']}>
          {wishText(entry)} · {t('waitlist.since')} {since}
          {patient.phone && ` · ${phoneText(patient.phone)}`}
        </p>
      </div>
      <div className={lists['buttons']}>
        <Button variant="primary" size="small" aria-label={t('waitlist.offerOf', words)} onPress={onServe}>
          {t('waitlist.offer')}
        </Button>
        <Button
          size="small"
          aria-label={t('waitlist.removeOf', words)}
          isPending={remove.isBusy}
          onPress={() => remove.run({ id }).catch((error) => notify(asProblem(error).message, 'problem'))}
        >
          {t('waitlist.remove')}
        </Button>
      </div>
    </li>
  );
}
