import { useState } from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Occurrence } from '../../../../shared/contract/series.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatTime, formatWeekday, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { FIRST_RULE, RuleFields, ruleOf } from './series-rule.tsx';
import styles from './time-step.module.css';
import type { Who } from './who.ts';

interface SeriesPlanProps {
  slot: Slot;
  visitTypeId: number | undefined;
  who: Who;
  notes: string;
  /** Gives our own hold back, which would be in the way. */
  beforeBooking: () => Promise<void>;
  onDone: () => void;
}

type Choice = 'take' | 'shift' | 'skip';
/** Stands for a rule that is not finished, and is never asked for. */
const NO_RULE = { every: 1, unit: 'WEEK', count: 2 } as const;

/** The visits of a series before they are booked: each conflict is left out or moved on its day. */
export function SeriesPlan({ slot, visitTypeId, who, notes, beforeBooking, onDone }: SeriesPlanProps) {
  const timeZone = useTimeZone();
  const firstDate = dateAt(Date.parse(slot.startsAt), timeZone);
  const [typed, setTyped] = useState(FIRST_RULE);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const rule = ruleOf(typed, firstDate);
  const preview = useQueryOf(
    'series.preview',
    { slotId: slot.id, ...(visitTypeId && { visitTypeId }), ...(rule ?? NO_RULE) },
    { isEnabled: rule !== null, keepsPrevious: true },
  );
  const create = useAction('series.create', ({ items }) =>
    t('series.booked', { count: items.length, patient: who.name }),
  );
  // Our own hold keeps the first one: it is free for us.
  const visits = (preview.data?.items ?? []).map((one, index) =>
    index === 0 ? { ...one, state: 'FREE' as const } : one,
  );
  const choiceOf = (one: Occurrence): Choice => choices[one.date] ?? usualChoice(one);
  const slots = visits.flatMap((one) => slotFor(one, choiceOf(one)));

  const book = async () => {
    if (!rule) return;
    setProblem(null);
    try {
      await beforeBooking();
      const visitType = visitTypeId ? { visitTypeId } : {};
      await create.run({ slots, ...who.input, ...visitType, notes, ...rule });
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
      void preview.refetch();
    }
  };

  return (
    <div className={styles['step']}>
      <RuleFields
        rule={typed}
        firstDate={firstDate}
        lastDate={visits.at(-1)?.date ?? ''}
        onChange={setTyped}
      />
      {preview.error && <Alert>{preview.error.message}</Alert>}
      <ul className={styles['plan']} aria-label={t('series.preview')}>
        {visits.map((one) => (
          <Visit
            key={one.date}
            one={one}
            choice={choiceOf(one)}
            onChoose={(choice) => setChoices({ ...choices, [one.date]: choice })}
          />
        ))}
      </ul>
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Button
        variant="primary"
        isDisabled={rule === null || slots.length === 0 || preview.isPlaceholderData}
        isPending={create.isBusy}
        onPress={() => void book()}
      >
        {t('series.book', { count: slots.length })}
      </Button>
    </div>
  );
}

interface VisitProps {
  one: Occurrence;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function Visit({ one, choice, onChoose }: VisitProps) {
  const timeZone = useTimeZone();
  const words = { date: formatWeekday(one.date), time: one.time, state: t(`series.${one.state}`) };
  const offered: { value: Choice; text: string }[] = [
    ...(one.state === 'FREE' ? [{ value: 'take' as const, text: t('series.take') }] : []),
    ...(one.shifted
      ? [
          {
            value: 'shift' as const,
            text: t('series.shift', { time: formatTime(one.shifted.startsAt, timeZone) }),
          },
        ]
      : []),
    { value: 'skip', text: t('series.skip') },
  ];
  return (
    <li className={one.state === 'FREE' ? '' : styles['taken']}>
      <SelectField label={t('series.choiceOf', words)} value={choice} choices={offered} onChange={onChoose} />
    </li>
  );
}

/** A conflict is moved on its day where that can be, and left out where it cannot. */
function usualChoice({ state, shifted }: Occurrence): Choice {
  if (state === 'FREE') return 'take';
  return shifted ? 'shift' : 'skip';
}

function slotFor({ slotId, slotVersion, shifted }: Occurrence, choice: Choice) {
  if (choice === 'shift' && shifted) return [{ slotId: shifted.slotId, slotVersion: shifted.slotVersion }];
  // The version of the first one has changed by our own hold, so it is not compared.
  return choice === 'take' && slotId !== null && slotVersion !== null ? [{ slotId }] : [];
}
