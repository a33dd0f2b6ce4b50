import { Link } from '@tanstack/react-router';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { notify } from '../../lib/toasts.ts';
import styles from './patients.module.css';
import { unmerge } from './use-merge.ts';

/** Says that a record is part of another one now, and takes it apart again. */
export function MergedNote({ patient }: { patient: PatientRecord }) {
  if (patient.mergedInto === null) return null;
  const undo = async () => {
    try {
      notify(await unmerge(patient.id), 'info');
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
  return (
    <Alert kind="info">
      <div className={styles['merged']}>
        {t('patient.mergedTitle')}
        <Link to="/patients/$id" params={{ id: String(patient.mergedInto) }}>
          {t('patient.openKept')}
        </Link>
        <Button size="small" onPress={() => void undo()}>
          {t('merge.undo')}
        </Button>
      </div>
    </Alert>
  );
}
