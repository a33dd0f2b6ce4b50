import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Card, Page } from '../../components/page.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { PatientFinder } from './patient-finder.tsx';
import { NewPatient } from './patient-form.tsx';
import { PatientLine } from './patient-line.tsx';
import styles from './patients.module.css';
import { useRecent } from './recent.ts';

/** Finding somebody, and putting somebody new on file. */
export function PatientsScreen() {
  const navigate = useNavigate();
  const open = ({ id }: { id: number }) => void navigate({ to: '/patients/$id', params: { id: String(id) } });
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <Page
      title={t('patients.title')}
      actions={
        <Button variant="primary" onPress={() => setAdding(true)}>
          <Plus aria-hidden />
          {t('patients.add')}
        </Button>
      }
    >
      <div className={styles['columns']}>
        <Card>
          <PatientFinder label={t('patients.search')} onChoose={open} />
        </Card>
        <Card title={t('patients.recent')}>
          <Recent />
        </Card>
      </div>
      <Dialog title={t('patients.add')} isOpen={isAdding} onClose={close}>
        <NewPatient onMade={open} onUse={open} onCancel={close} />
      </Dialog>
    </Page>
  );
}

function Recent() {
  const ids = useRecent();
  if (ids.length === 0) return <p className={styles['facts']}>{t('patients.noRecent')}</p>;
  return (
    <ul className={styles['recent']}>
      {ids.map((id) => (
        <RecentPatient key={id} id={id} />
      ))}
    </ul>
  );
}

function RecentPatient({ id }: { id: number }) {
  const { data } = useQueryOf('patients.get', { id });
  if (!data || data.mergedInto !== null) return null;
  return (
    <li>
      <Link to="/patients/$id" params={{ id: String(id) }} className={styles['option']}>
        <PatientLine patient={data} />
      </Link>
    </li>
  );
}
