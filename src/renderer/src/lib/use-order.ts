import { t } from '../../../shared/messages/format.ts';
import { asProblem } from '../api.ts';
import { useCommand } from './hooks.ts';
import { notify } from './toasts.ts';

type OrderCommand = 'doctors.reorder' | 'rooms.reorder' | 'specializations.reorder' | 'visitTypes.reorder';

export interface Placed {
  id: number;
  name: string;
}

/**
 * Moves one of a list up or down. `all` is the list as the clinic has it; `among` are those beside which it is
 * shown, when the screen shows it in groups.
 */
export function useOrder(name: OrderCommand, all: readonly Placed[]) {
  const command = useCommand(name, { isDoneWhenShown: true });
  return async (item: Placed, by: -1 | 1, among: readonly Placed[] = all): Promise<void> => {
    const place = among.findIndex(({ id }) => id === item.id) + by;
    const other = among[place];
    if (!other || command.isPending) return;
    const ids = all.map(({ id }) => (id === item.id ? other.id : id === other.id ? item.id : id));
    try {
      await command.mutateAsync({ ids });
      notify(t('order.moved', { name: item.name, place: place + 1 }));
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
}
