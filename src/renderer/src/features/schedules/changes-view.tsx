import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ScheduleChange } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import lists from '../../components/list.module.css';
import { Card } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import { asProblem } from '../../api.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { editText } from './edit-words.ts';
import styles from './schedules.module.css';

/** The last changes, each of which can be taken back for ten minutes. */
export function ChangesView() {
  const changes = useQueryOf('schedules.changes', {});
  return (
    <Card>
      <Answer query={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('changes.none')} hint={t('changes.noneHint')} />
          ) : (
            <ul className={lists['list']} aria-label={t('schedules.changes')}>
              {items.map((change) => (
                <Change key={change.id} change={change} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}

const FEW = 5;

function Change({ change }: { change: ScheduleChange }) {
  const zone = useTimeZone();
  const doctors = useQueryOf('doctors.list', { includeInactive: true }).data?.items;
  const nameOf = (id: number) => doctors?.find((doctor) => doctor.id === id)?.name;
  const steps = change.edits.map((edit) => editText(edit, nameOf));
  const more = steps.length - FEW;
  return (
    <li data-testid="change">
      <div className={lists['what']}>
        {steps.slice(0, FEW).map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps have no other name
          <p key={index} className={lists['name']}>
            {step}
          </p>
        ))}
        {more > 0 && <p>{t('changes.more', { count: more })}</p>}
        <p className={lists['soft']}>
          {t('changes.by', { time: formatInstant(change.at, zone), name: change.userName })}
        </p>
      </div>
      {change.isUndone ? (
        <Badge tone="past" glyph="↶">
          {t('changes.undone')}
        </Badge>
      ) : (
        <UndoPart change={change} what={steps[0] ?? ''} />
      )}
    </li>
  );
}

/** Goes by itself when the ten minutes are over. */
function UndoPart({ change, what }: { change: ScheduleChange; what: string }) {
  const undo = useCommand('schedules.undo');
  const left = useSecondsUntil(change.undoableUntil);
  if (left <= 0) return null;
  const run = () =>
    undo
      .mutateAsync({ id: change.id })
      .then(() => notify(t('change.undone'), 'info'))
      .catch((error) => notify(asProblem(error).message, 'problem'));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div className={lists['buttons']}>
      <span className={`${lists['soft']} ${styles['timer']}`} role="timer">
        {t('changes.left', { time })}
      </span>
      <Button
        size="small"
        aria-label={t('changes.undoOf', { what })}
        isPending={undo.isPending}
        onPress={() => void run()}
      >
        <Undo2 aria-hidden />
        {t('changes.undo')}
      </Button>
    </div>
  );
}

function useSecondsUntil(instant: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return Math.ceil((Date.parse(instant) - now) / 1000);
}
