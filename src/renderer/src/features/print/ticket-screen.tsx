import { useSearch } from '@tanstack/react-router';
import type { QueueEntry } from '../../../../shared/contract/queue.ts';
import { t } from '../../../../shared/messages/format.ts';
import { NotFoundState } from '../../components/crash.tsx';
import { Answer } from '../../components/states.tsx';
import { useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { ClinicHead } from './clinic-head.tsx';
import { Preview } from './preview.tsx';
import styles from './slip.module.css';
import { usePaperWords } from './paper-words.ts';

/** A walk-in's number. It names nobody, since tickets are called out, put down and lost. */
export function TicketScreen() {
  const { queue: id } = useSearch({ from: '/print/ticket' });
  const entry = useQueryOf('queue.get', { id: id ?? 0 }, { isEnabled: id !== undefined });
  if (id === undefined) return <NotFoundState />;
  return (
    <Preview
      kind="ticket"
      title={t('print.ticket')}
      fileName={`${t('print.ticket')} ${entry.data?.number ?? ''}`}
      isReady={entry.data !== undefined}
    >
      <Answer query={entry}>{(data) => <Ticket entry={data} />}</Answer>
    </Preview>
  );
}

function Ticket({ entry }: { entry: QueueEntry }) {
  const { t, formatDate, formatTime } = usePaperWords();
  const timeZone = useTimeZone();
  const settings = useQueryOf('settings.get', {}).data;
  const { arrivedAt } = entry.visit;
  return (
    <section className={`sheet ${styles['slip']}`} data-testid="sheet">
      <div className={styles['clinic']}>
        <ClinicHead settings={settings} isCentred />
      </div>
      <h2>{t('print.yourNumber')}</h2>
      <p className={styles['big']}>{String(entry.number)}</p>
      <p>{formatDate(entry.date)}</p>
      {arrivedAt && <p>{t('print.arrivedAt', { time: formatTime(arrivedAt, timeZone) })}</p>}
      <p className={styles['doctor']}>{entry.doctorName ?? entry.specialization ?? t('print.firstFree')}</p>
    </section>
  );
}
