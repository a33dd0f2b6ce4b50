import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { MergeTable } from './merge-table.tsx';
import { PatientFinder } from './patient-finder.tsx';
import styles from './patients.module.css';
import { useMerge } from './use-merge.ts';

interface MergeDialogProps {
  patient: PatientRecord;
  isOpen: boolean;
  onClose: () => void;
}

/** Finds the other record, shows the two side by side and what will move, and merges them. */
export function MergeDialog({ patient, isOpen, onClose }: MergeDialogProps) {
  const [other, setOther] = useState<PatientRecord | null>(null);
  const close = () => {
    setOther(null);
    onClose();
  };
  return (
    <Dialog title={t('merge.title')} size="large" isOpen={isOpen} onClose={close}>
      {other ? (
        <Comparison patient={patient} other={other} onOther={() => setOther(null)} onDone={close} />
      ) : (
        <PatientFinder label={t('merge.find')} onChoose={setOther} exceptId={patient.id} />
      )}
    </Dialog>
  );
}

interface ComparisonProps {
  patient: PatientRecord;
  other: PatientRecord;
  onOther: () => void;
  onDone: () => void;
}

function Comparison({ patient, other, onOther, onDone }: ComparisonProps) {
  const [isSwapped, setSwapped] = useState(false);
  const [keep, goes] = isSwapped ? [other, patient] : [patient, other];
  const { merge, isPending, problem } = useMerge(onDone);
  const counts = useQueryOf('patients.history', { id: goes.id, limit: 1 }).data?.counts;
  const moving = counts ? counts.visits + counts.coming + counts.noShows + counts.cancellations : 0;
  return (
    <>
      <MergeTable keep={keep} goes={goes} />
      <p className={styles['facts']}>
        {t('merge.moves', { count: moving, number: String(goes.number), keep: String(keep.number) })}
      </p>
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        <Button slot={null} variant="quiet" onPress={onOther}>
          {t('merge.other')}
        </Button>
        <Button slot={null} onPress={() => setSwapped(!isSwapped)}>
          <ArrowLeftRight aria-hidden />
          {t('merge.swap')}
        </Button>
        <Button
          slot={null}
          variant="primary"
          isPending={isPending}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was chosen is what the next Enter confirms
          autoFocus
          onPress={() => void merge(keep, goes)}
        >
          {t('merge.do', { keep: String(keep.number) })}
        </Button>
      </Actions>
    </>
  );
}
