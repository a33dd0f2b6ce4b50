import { useState } from 'react';
import type { VisitCounts } from '../../../../shared/contract/patient-visits.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useNow } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './patients.module.css';
import { VisitsTable } from './visits-table.tsx';

const PAGE = 20;
const MOST = 100;

/** What is booked, and what was. */
export function PatientVisits({ id }: { id: number }) {
  const [limit, setLimit] = useState(PAGE);
  const now = useNow();
  const history = useQueryOf('patients.history', { id, limit }, { keepsPrevious: true });
  return (
    <div className={styles['visits']}>
      <Answer query={history}>
        {({ visits, counts }) => {
          const isComing = (startsAt: string) => Date.parse(startsAt) > now;
          const coming = visits.items.filter((one) => isComing(one.startsAt) && one.status === 'CONFIRMED');
          const past = visits.items.filter((one) => !coming.includes(one));
          return (
            <>
              <Card title={t('history.coming')}>
                <VisitsTable
                  label={t('history.coming')}
                  bookings={coming.toReversed()}
                  none={t('history.noneComing')}
                />
              </Card>
              <Card title={t('history.title')}>
                <Counts counts={counts} />
                <VisitsTable label={t('history.title')} bookings={past} none={t('history.none')} />
                {visits.nextCursor !== undefined && limit < MOST && (
                  <Button onPress={() => setLimit(Math.min(limit + PAGE, MOST))}>{t('history.more')}</Button>
                )}
              </Card>
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function Counts({ counts }: { counts: VisitCounts }) {
  const late = counts.lateCancellations > 0;
  return (
    <p className={styles['counts']} data-testid="counts" title={late ? t('history.lateHint') : undefined}>
      {[
        t('history.visits', { count: counts.visits }),
        t('history.noShows', { count: counts.noShows }),
        t('history.cancellations', { count: counts.cancellations }) +
          (late ? ` (${t('history.late', { count: counts.lateCancellations })})` : ''),
      ].join(' · ')}
    </p>
  );
}
