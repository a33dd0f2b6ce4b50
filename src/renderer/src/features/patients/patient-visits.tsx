import type { VisitCounts } from '../../../../shared/contract/patient-visits.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useNow } from '../../lib/clock.ts';
import styles from './patients.module.css';
import { useHistory } from './use-history.ts';
import { VisitsTable } from './visits-table.tsx';

/** What is booked, and what was. */
export function PatientVisits({ id }: { id: number }) {
  const now = useNow();
  const history = useHistory(id);
  return (
    <div className={styles['visits']}>
      <Answer query={history}>
        {({ visits, counts }) => {
          const isComing = (startsAt: string) => Date.parse(startsAt) > now;
          const coming = visits.filter((one) => isComing(one.startsAt) && one.status === 'CONFIRMED');
          const past = visits.filter((one) => !coming.includes(one));
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
                {history.hasNextPage && (
                  <Button isPending={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
                    {t('history.more')}
                  </Button>
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
      {dotted([
        t('history.visits', { count: counts.visits }),
        t('history.noShows', { count: counts.noShows }),
        t('history.cancellations', { count: counts.cancellations }) +
          (late ? ` (${t('history.late', { count: counts.lateCancellations })})` : ''),
      ])}
    </p>
  );
}
