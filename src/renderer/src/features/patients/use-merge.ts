import { useNavigate } from '@tanstack/react-router';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';
import { useCommand } from '../../lib/hooks.ts';
import { offerUndo } from '../../lib/toasts.ts';

/** Merging, with ten seconds to take it back; it can be taken back later from the merged record, too. */
export function useMerge(onDone: () => void) {
  const navigate = useNavigate();
  const command = useCommand('patients.merge');
  const merge = async (keep: PatientRecord, other: PatientRecord) => {
    const { kept } = await command.mutateAsync({ keepId: keep.id, mergeId: other.id });
    onDone();
    await navigate({ to: '/patients/$id', params: { id: String(kept.id) } });
    offerUndo(t('merge.done', { name: kept.name }), () => unmerge(other.id));
  };
  return { merge, isPending: command.isPending, error: command.error };
}

/** Answers what to say then. */
export async function unmerge(id: number): Promise<string> {
  await call('patients.unmerge', { id }, { commandId: crypto.randomUUID() });
  void refresh('patients');
  return t('merge.undone');
}
