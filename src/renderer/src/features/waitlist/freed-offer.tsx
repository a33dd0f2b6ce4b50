import { useEffect, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import lists from '../../components/list.module.css';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useStore } from '../../lib/store.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import { type Freed, freed, offerTakenBack } from './freed-store.ts';
import { useTake } from './use-take.ts';
import { wishText } from './wish-text.ts';

/** A slot got free, and somebody waits for one like it: one key books it for them. */
export function FreedOffer() {
  const offer = useStore(freed);
  useEffect(offerTakenBack, []);
  const timeZone = useTimeZone();
  const close = () => freed.set(null);
  const words = offer && {
    time: formatVisit(offer.place.startsAt, timeZone),
    doctor: offer.place.doctorName,
  };
  return (
    <Dialog title={words ? t('waitlist.freed', words) : ''} isOpen={offer !== null} onClose={close}>
      {offer && <Matches offer={offer} onDone={close} />}
    </Dialog>
  );
}

function Matches({ offer, onDone }: { offer: Freed; onDone: () => void }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = useTake();
  const phoneText = usePhoneText();
  const book = async (id: number) => {
    setProblem(null);
    try {
      await take.run({ id, slotId: offer.place.slotId });
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      <p>{t('waitlist.freedHint')}</p>
      <ul className={lists['list']}>
        {offer.matches.map((entry) => (
          <li key={entry.id}>
            <span>
              <strong>{entry.patient.name}</strong> · {t(`waitlist.${entry.urgency}`)} · {wishText(entry)}
              {entry.patient.phone && ` · ${phoneText(entry.patient.phone)}`}
            </span>
            <Button
              variant="primary"
              size="small"
              isPending={take.isBusy}
              onPress={() => void book(entry.id)}
            >
              {t('waitlist.bookFor', { patient: entry.patient.name })}
            </Button>
          </li>
        ))}
      </ul>
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        <Button slot={null} onPress={onDone}>
          {t('action.close')}
        </Button>
      </Actions>
    </>
  );
}
