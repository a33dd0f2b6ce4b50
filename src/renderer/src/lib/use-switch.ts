import { asProblem, call } from '../api.ts';
import { familyOf } from '../../../shared/touched.ts';
import { refresh } from './changes.ts';
import { useCommand } from './hooks.ts';
import { notify, offerUndo } from './toasts.ts';

/** Commands on one row that come in pairs, each taking the other back. */
type Switch =
  | 'specializations.deactivate'
  | 'specializations.reactivate'
  | 'slots.block'
  | 'slots.unblock'
  | 'users.deactivate'
  | 'users.reactivate';

/**
 * Throws a switch, tells that it is done, and offers its opposite as the undo: nothing is lost either way, so
 * there is no question first. A refusal is told, and nothing has changed.
 */
export function useSwitch({ name, back, done }: { name: Switch; back: Switch; done: string }) {
  const command = useCommand(name);
  const run = async (id: number) => {
    try {
      await command.mutateAsync({ id });
    } catch (error) {
      return notify(asProblem(error).message, 'problem');
    }
    offerUndo(done, async () => {
      await call(back, { id }, { commandId: crypto.randomUUID() });
      void refresh(familyOf(back));
      return undefined;
    });
  };
  return { isPending: command.isPending, run };
}
