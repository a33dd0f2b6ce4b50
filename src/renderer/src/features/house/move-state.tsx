import { useQuery } from '@tanstack/react-query';
import { localeOf } from '../../../../shared/languages.ts';
import type { MoveProgress, MoveStatus } from '../../../../shared/contract/house.ts';
import { spokenLanguage, t, tOf } from '../../../../shared/messages/format.ts';
import type { Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Card } from '../../components/page.tsx';
import { optionsOf } from '../../lib/hooks.ts';
import styles from './house.module.css';

/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = 500;
/** What people know by a name; all else is other data. */
const PARTS = ['patients', 'bookings', 'appointment_slots', 'booking_slots', 'audit_log'] as const;

/** The button that begins it is further down on the page. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** A move that is under way, and what came of it. */
export function MoveState({ canRestart }: { canRestart: boolean }) {
  const { data } = useQuery<MoveStatus, Problem>({
    ...optionsOf('house.status', {}),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_EVERY : false),
  });
  if (!data?.running && !data?.last) return null;
  return (
    <div ref={intoView}>
      <Card title={t('house.state')}>
        {data.running && <Running progress={data.running.progress} />}
        {data.last && <Outcome last={data.last} canRestart={canRestart} />}
      </Card>
    </div>
  );
}

function Running({ progress: { phase, table, rows, rowsInAll } }: { progress: MoveProgress }) {
  const numbers = new Intl.NumberFormat(localeOf(spokenLanguage()));
  const part = partOf(table);
  return (
    <div className={styles['part']}>
      <output className={styles['phase']}>
        {phase === 'deciding' ? t('house.deciding') : t(`house.${phase}`, { part })}
      </output>
      <progress
        className={styles['bar']}
        aria-label={t('house.progress')}
        {...(rowsInAll > 0 && { value: rows, max: rowsInAll })}
      />
      <p className={styles['soft']}>
        {t('house.rows', { rows: numbers.format(rows), all: numbers.format(rowsInAll) })}
      </p>
      <p>{t('house.readOnlyNow')}</p>
    </div>
  );
}

function Outcome({ last, canRestart }: { last: NonNullable<MoveStatus['last']>; canRestart: boolean }) {
  const { to, problem, table, rows } = last;
  if (problem === null) {
    return (
      <Alert kind="info">
        <p>{t(`house.done.${to}`, { count: rows })}</p>
        <p>{t(canRestart ? 'house.again' : 'house.byHand')}</p>
      </Alert>
    );
  }
  return (
    <Alert>
      {problem !== 'OUTCOME_UNKNOWN' && <p>{t(`house.failed.${to}`)}</p>}
      <p>{tOf(`house.problem.${problem}`, { part: partOf(table) })}</p>
    </Alert>
  );
}

function partOf(table: string): string {
  return t(`house.part.${PARTS.find((name) => name === table) ?? 'other'}`);
}
