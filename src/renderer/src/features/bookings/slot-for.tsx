import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { OffersFilters } from './offers-filters.tsx';
import { OffersList } from './offers-list.tsx';
import styles from './time-step.module.css';
import { type OfferFilter, useOffers } from './use-offers.ts';

interface SlotForProps {
  title: string;
  /** None while it is closed. */
  filter: OfferFilter | null;
  submitText: (time: string) => string;
  /** The same while there is no time. */
  idleText?: string;
  /** Throws what the dialog has to show. */
  onChoose: (slot: Slot) => Promise<void>;
  onClose: () => void;
  /** For whom it is, above the filters. */
  head?: ReactNode;
  /** What is chosen besides the slot, above the list. */
  choice?: ReactNode;
  /** What else can be done, such as printing the ticket. */
  more?: ReactNode;
}

/** Finds a slot for somebody who waits for one, in the queue or on the waiting list, or who comes at another time. */
export function SlotFor({ title, filter, onClose, ...props }: SlotForProps) {
  return (
    <Dialog title={title} size="large" isOpen={filter !== null} onClose={onClose}>
      {filter && <Choose filter={filter} onDone={onClose} {...props} />}
    </Dialog>
  );
}

interface ChooseProps extends Omit<SlotForProps, 'title' | 'onClose'> {
  filter: OfferFilter;
  onDone: () => void;
}

function Choose({
  filter,
  submitText,
  idleText = t('panel.confirmNone'),
  onChoose,
  onDone,
  head,
  choice,
  more,
}: ChooseProps) {
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
      {head}
      <OffersFilters offers={offers} hasVisitType={false} />
      {choice}
      <OffersList
        listRef={list}
        items={offers.items}
        marked={marked}
        onMark={offers.mark}
        onChoose={() => void choose()}
        note={offers.error?.message ?? t('panel.noOffers')}
      />
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        {more}
        <Button slot={null} onPress={onDone}>
          {t('action.cancel')}
        </Button>
        <Button variant="primary" isDisabled={!marked} isPending={isBusy} onPress={() => void choose()}>
          {marked ? submitText(formatVisit(marked.startsAt, timeZone)) : idleText}
        </Button>
      </Actions>
    </div>
  );
}
