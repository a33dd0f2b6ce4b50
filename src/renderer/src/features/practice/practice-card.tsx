import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { formatDate } from '../../lib/clock.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';

/** Makes the practice day; its mark on every screen removes it. */
export function PracticeCard() {
  const { data } = useQueryOf('practice.get', {});
  const make = useCommand('practice.make', { isDoneWhenShown: true });
  const tell = ({ date }: { date: string | null }) =>
    date !== null && notify(t('practice.made', { date: formatDate(date) }));
  return (
    <Card title={t('practice.card')}>
      <p>{t('practice.cardHint')}</p>
      {make.error && <Alert>{make.error.message}</Alert>}
      {data?.date === null && (
        <div>
          <Button isPending={make.isPending} onPress={() => make.mutate({}, { onSuccess: tell })}>
            {t('practice.make')}
          </Button>
        </div>
      )}
    </Card>
  );
}
