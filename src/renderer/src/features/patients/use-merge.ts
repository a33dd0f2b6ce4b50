import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { useAction } from '../../lib/actions.ts';

/** Merging, with its undo; it can be taken back later from the merged record, too. */
export function useMerge(onDone: () => void) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Problem | null>(null);
  const action = useAction('patients.merge', ({ kept }) => t('merge.done', { name: kept.name }));
  const merge = async (keep: PatientRecord, other: PatientRecord) => {
    setProblem(null);
    try {
      const { kept } = await action.run({ keepId: keep.id, mergeId: other.id });
      onDone();
      await navigate({ to: '/patients/$id', params: { id: String(kept.id) } });
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return { merge, isPending: action.isBusy, problem };
}
