import { useId, useState } from 'react';
import type { SchedulePlan } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { useStore } from '../../lib/store.ts';
import { offerUndo } from '../../lib/toasts.ts';
import { ChangeEffects, Clashes } from './change-effects.tsx';
import styles from './change.module.css';
import { type PendingChange, pendingChange, useDecided } from './change-store.ts';
import { type Decisions, doubled, fitting, resolutionsOf } from './decisions.ts';
import { DisplacedList } from './displaced-list.tsx';

/** Lives in the frame: see `openScheduleChange`. */
export function ChangeDialog() {
  const pending = useStore(pendingChange);
  const close = () => pendingChange.set(null);
  return (
    <Dialog title={t('change.title')} size="large" isOpen={pending !== null} onClose={close}>
      {pending && <Preview pending={pending} onClose={close} />}
    </Dialog>
  );
}

function Preview({ pending, onClose }: { pending: PendingChange; onClose: () => void }) {
  const plan = useQueryOf('schedules.preview', { edits: pending.edits }, { isForgotten: true });
  const decided = useDecided(pending.edits);
  const apply = useApply(pending, () => {
    decided.forget();
    onClose();
  });
  if (!plan.data) {
    if (plan.error) return <ErrorState problem={plan.error} onRetry={() => void plan.refetch()} />;
    return (
      <output className={styles['soft']} aria-busy="true">
        {t('change.working')}
      </output>
    );
  }
  const { data } = plan;
  const decisions = fitting(data.displaced, decided.decisions);
  const hindrance = hindranceOf(data, decisions);
  const resolutions = resolutionsOf(data.displaced, decisions, decided.reason);
  return (
    <>
      {apply.hasMoved && <Alert kind="warning">{t('change.moved')}</Alert>}
      {apply.problem && (
        <Alert>
          <ProblemText problem={apply.problem} />
        </Alert>
      )}
      <Clashes clashes={data.clashes} />
      <ChangeEffects plan={data} />
      <DisplacedList
        displaced={data.displaced}
        decisions={decisions}
        onDecide={(next) => decided.decide({ decisions: next })}
        reason={decided.reason}
        onReason={(reason) => decided.decide({ reason })}
      />
      <Foot
        hindrance={hindrance}
        isPending={apply.isPending || plan.isFetching}
        onApply={() => void apply.run(data.token, resolutions)}
        onClose={onClose}
      />
    </>
  );
}

/** Why it cannot be applied yet, in words. */
function hindranceOf({ displaced, clashes }: SchedulePlan, decisions: Decisions): string | null {
  if (clashes.length > 0) return t('change.clashFirst');
  const open = displaced.length - decisions.size;
  if (open > 0) return t('change.open', { count: open });
  return doubled(displaced, decisions).size > 0 ? t('change.doubledFirst') : null;
}

interface FootProps {
  hindrance: string | null;
  isPending: boolean;
  onApply: () => void;
  onClose: () => void;
}

function Foot({ hindrance, isPending, onApply, onClose }: FootProps) {
  const id = useId();
  return (
    <footer className={styles['foot']}>
      <output id={id} className={styles['state']} data-testid="change-state">
        {hindrance ?? t('change.ready')}
      </output>
      <Button slot={null} onPress={onClose}>
        {t('change.back')}
      </Button>
      <Button
        variant="primary"
        slot={null}
        aria-describedby={id}
        isDisabled={hindrance !== null}
        isPending={isPending}
        onPress={onApply}
      >
        {t('change.apply')}
      </Button>
    </footer>
  );
}

type Resolutions = ReturnType<typeof resolutionsOf>;

/** Applying, which is refused when anything moved underneath: the plan is then made anew and said so. */
function useApply({ edits, onApplied }: PendingChange, onDone: () => void) {
  const command = useCommand('schedules.apply');
  const [hasMoved, setMoved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (token: string, resolutions: Resolutions) => {
    setProblem(null);
    setMoved(false);
    try {
      const change = await command.mutateAsync({ edits, token, resolutions });
      onDone();
      onApplied?.(change);
      offerUndo(t('change.done'), () => undoChange(change.id));
    } catch (error) {
      // The command has asked for the plan again already.
      if (asProblem(error).reason === 'SCHEDULE_MOVED') setMoved(true);
      else setProblem(asProblem(error));
    }
  };
  return { run, hasMoved, problem, isPending: command.isPending };
}

/** Takes a change back, and answers what to say then. */
export async function undoChange(id: number): Promise<string> {
  try {
    await call('schedules.undo', { id }, { commandId: crypto.randomUUID() });
    return t('change.undone');
  } finally {
    void queryClient.invalidateQueries();
  }
}
