import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../lib/clock.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useIsAdmin, useIsDoctor } from '../session/session.ts';
import styles from '../shell/demo-mark.module.css';

/** On every screen while there is a practice day, with the one click that removes it. */
export function PracticeMark() {
  const isDoctor = useIsDoctor();
  const { data } = useQueryOf('practice.get', {}, { isEnabled: !isDoctor });
  if (isDoctor || !data?.date) return null;
  return <Mark date={data.date} />;
}

function Mark({ date }: { date: string }) {
  const navigate = useNavigate();
  const isAdmin = useIsAdmin();
  const remove = useCommand('practice.remove');
  const gone = { onSuccess: () => notify(t('practice.removed')) };
  return (
    <aside className={styles['mark']} aria-label={t('practice.title')}>
      <span>{t('practice.hint', { date: formatDate(date) })}</span>
      <Button size="small" onPress={() => void navigate({ to: '/day', search: { date } })}>
        {t('practice.go')}
      </Button>
      {isAdmin && (
        <Button size="small" isPending={remove.isPending} onPress={() => remove.mutate({}, gone)}>
          {t('practice.remove')}
        </Button>
      )}
    </aside>
  );
}
