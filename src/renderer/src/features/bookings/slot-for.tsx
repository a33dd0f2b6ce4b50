import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { formatTime, useTimeZone } from '../../lib/clock.ts';
import { OffersFilters } from './offers-filters.tsx';
import { OffersList } from './offers-list.tsx';
import styles from './time-step.module.css';
import { type OfferFilter, useOffers } from './use-offers.ts';

interface SlotForProps {
  title: string;
  /** None while it is closed. */
  filter: OfferFilter | null;
  submitText: (time: string) => string;
  /** Throws what the dialog has to show. */
  onChoose: (slot: Slot) => Promise<void>;
  onClose: () => void;
  /** What else can be done, such as printing the ticket. */
  more?: ReactNode;
}

/** Finds a slot for somebody who waits for one: in the queue, or on the waiting list. */
export function SlotFor({ title, filter, onClose, ...props }: SlotForProps) {
  return (
    <Dialog title={title} size="large" isOpen={filter !== null} onClose={onClose}>
      {filter && <Choose filter={filter} onDone={onClose} {...props} />}
    </Dialog>
  );
}

type ChooseProps = Pick<SlotForProps, 'submitText' | 'onChoose' | 'more'> & {
  filter: OfferFilter;
  onDone: () => void;
};

function Choose({ filter, submitText, onChoose, onDone, more }: ChooseProps) {
  const timeZone = useTimeZone();
  const offers = useOffers(filter, null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus(), []);
  const { marked } = offers;
  const choose = async () => {
    if (!marked || isBusy) return;
    setProblem(null);
    setBusy(true);
    try {
      await onChoose(marked);
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles['step']}>
      <OffersFilters offers={offers} hasVisitType={false} />
      <OffersList
        listRef={list}
        items={offers.items}
        marked={marked}
        onMark={offers.mark}
        onChoose={() => void choose()}
        note={offers.error?.message ?? t('panel.noOffers')}
      />
      {problem && <Alert>{problem.message}</Alert>}
      <Actions>
        {more}
        <Button slot={null} onPress={onDone}>
          {t('action.cancel')}
        </Button>
        <Button variant="primary" isDisabled={!marked} isPending={isBusy} onPress={() => void choose()}>
          {marked ? submitText(formatTime(marked.startsAt, timeZone)) : t('panel.confirmNone')}
        </Button>
      </Actions>
    </div>
  );
}
