import { Link } from '@tanstack/react-router';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useAction } from '../../lib/actions.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './patients.module.css';

/** Says that a record is part of another one now, and takes it apart again. */
export function MergedNote({ patient }: { patient: PatientRecord }) {
  const unmerge = useAction('patients.unmerge', () => t('merge.undone'));
  if (patient.mergedInto === null) return null;
  const part = async () => {
    try {
      await unmerge.run({ id: patient.id });
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
        <Button size="small" onPress={() => void part()}>
          {t('merge.undo')}
        </Button>
      </div>
    </Alert>
  );
}
