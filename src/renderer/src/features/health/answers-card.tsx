import { Link } from '@tanstack/react-router';
import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FiguresTable } from '../stats/figures-table.tsx';
import { shareOf } from '../stats/numbers.ts';
import { count, label, share, type TableModel, time } from '../stats/table-model.ts';
import styles from './health.module.css';
import { StateCard } from './state-card.tsx';

const SHOWN = 8;
const OF_ANSWERS = ['SLOW', 'ERRORS', 'BOOKINGS'];

export function AnswersCard({ health: { answers, alerts } }: { health: Health }) {
  const isLook = alerts.some(({ kind }) => OF_ANSWERS.includes(kind));
  return (
    <div className={styles['wide']}>
      <StateCard title={t('system.answers')} state={isLook ? 'look' : 'good'}>
        {answers.all.calls === 0 ? <p>{t('system.noAnswers')}</p> : <FiguresTable model={tableOf(answers)} />}
        <Link to="/statistics">{t('system.moreAnswers')}</Link>
      </StateCard>
    </div>
  );
}

function tableOf({ all, byProcedure }: Health['answers']): TableModel {
  const slowest = byProcedure.slice(0, SHOWN);
  const row = (name: string, measured: Health['answers']['all']) => [
    label(name),
    count(measured.calls),
    time(measured.p50),
    time(measured.p95),
    time(measured.p99),
    count(measured.errors),
    share(shareOf(measured.errors, measured.calls)),
  ];
  return {
    title: t('system.slowest', { count: slowest.length }),
    head: [
      t('health.procedure'),
      t('health.calls'),
      t('health.p50'),
      t('health.p95'),
      t('health.p99'),
      t('health.errors'),
      t('health.errorShare'),
    ],
    rows: [row(t('health.everything'), all), ...slowest.map((measured) => row(measured.procedure, measured))],
  };
}
