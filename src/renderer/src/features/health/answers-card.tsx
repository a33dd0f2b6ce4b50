import { Link } from '@tanstack/react-router';
import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FiguresTable } from '../stats/figures-table.tsx';
import { measuredHead, measuredRow } from '../stats/measured-row.ts';
import type { TableModel } from '../stats/table-model.ts';
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
  return {
    title: t('system.slowest', { count: slowest.length }),
    head: measuredHead(),
    rows: [
      measuredRow(t('health.everything'), all),
      ...slowest.map((measured) => measuredRow(measured.procedure, measured)),
    ],
  };
}
