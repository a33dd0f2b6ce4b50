import type { PracticeDay } from '../../../../shared/contract/practice.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';

/** Makes the practice day, and takes it away with one click. */
export function PracticeCard() {
  const status = useQueryOf('practice.status', {});
  return (
    <Card title={t('practice.title')}>
      <p>{t('practice.hint')}</p>
      <Answer query={status}>{(day: PracticeDay) => <Choice day={day} />}</Answer>
    </Card>
  );
}

function Choice({ day: { doctors, patients, bookings } }: { day: PracticeDay }) {
  const begin = useCommand('practice.begin');
  const remove = useCommand('practice.remove');
  const isThere = doctors + patients > 0;
  // One button for both, so that the focus stays where it was.
  const press = () => {
    const done = () => notify(t(isThere ? 'practice.removed' : 'practice.made'));
    (isThere ? remove : begin).mutate({}, { onSuccess: done });
  };
  const problem = begin.error ?? remove.error;
  return (
    <>
      {isThere && <p>{t('practice.facts', { doctors, patients, bookings })}</p>}
      {isThere && <p>{t('practice.removeHint')}</p>}
      {problem && <Alert>{problem.message}</Alert>}
      <Button isPending={begin.isPending || remove.isPending} onPress={press}>
        {t(isThere ? 'practice.remove' : 'practice.begin')}
      </Button>
    </>
  );
}
