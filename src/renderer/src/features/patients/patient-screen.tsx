import { Link, useParams } from '@tanstack/react-router';
import { CalendarPlus, Combine, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Card, Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { HistoryButton } from '../audit/history-button.tsx';
import { openBooking } from '../bookings/panel-store.ts';
import { useMay } from '../session/session.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { MergedNote } from './merged-note.tsx';
import { PatientAlert } from './patient-alert.tsx';
import { EditPatient } from './patient-form.tsx';
import { PatientVisits } from './patient-visits.tsx';
import { RecordFacts } from './record-facts.tsx';
import { rememberOpened } from './recent.ts';
import styles from './patients.module.css';

/** One patient: who they are, what is booked for them, and what was. */
export function PatientScreen() {
  const { id: text } = useParams({ from: '/patients/$id' });
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) return <NobodyThere />;
  return <PatientOf key={id} id={id} />;
}

function PatientOf({ id }: { id: number }) {
  const patient = useQueryOf('patients.get', { id });
  const isThere = patient.data !== undefined;
  useEffect(() => {
    if (isThere) rememberOpened(id);
  }, [id, isThere]);
  if (patient.error?.reason === 'PATIENT_NOT_FOUND') return <NobodyThere />;
  return (
    <Page
      title={patient.data?.name ?? t('patients.title')}
      actions={patient.data && <RecordActions patient={patient.data} />}
    >
      <Answer query={patient}>
        {(record) => (
          <>
            <PatientAlert alert={record.alert} />
            <MergedNote patient={record} />
            <div className={styles['columns']}>
              <PatientVisits id={record.id} />
              <Card title={t('patient.record')}>
                <RecordFacts patient={record} />
              </Card>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function RecordActions({ patient }: { patient: PatientRecord }) {
  const [isEditing, setEditing] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const close = () => setEditing(false);
  const mayMerge = useMay('merge');
  const history = <HistoryButton search={{ patient: patient.id }} />;
  if (patient.mergedInto !== null) return history;
  return (
    <>
      <Button variant="primary" onPress={() => openBooking({ patient })}>
        <CalendarPlus aria-hidden />
        {t('day.bookFirst')}
      </Button>
      <Button onPress={() => setEditing(true)}>
        <Pencil aria-hidden />
        {t('patient.edit')}
      </Button>
      {mayMerge && (
        <Button onPress={() => setMerging(true)}>
          <Combine aria-hidden />
          {t('merge.open')}
        </Button>
      )}
      {history}
      <Dialog title={t('patient.editTitle')} isOpen={isEditing} onClose={close}>
        <EditPatient patient={patient} onDone={close} />
      </Dialog>
      <MergeDialog patient={patient} isOpen={isMerging} onClose={() => setMerging(false)} />
    </>
  );
}

function NobodyThere() {
  return (
    <Page title={t('patients.title')}>
      <EmptyState title={t('patients.notThere')}>
        <Link to="/patients">{t('patients.toSearch')}</Link>
      </EmptyState>
    </Page>
  );
}
