import type { Visit } from '../../../../shared/contract/visits.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { useAction } from '../../lib/actions.ts';
import { notify } from '../../lib/toasts.ts';
import { type MarkedState, nextState } from '../../lib/visit-keys.ts';
import type { FlowItem } from './lanes.ts';

/** Notes how a visit goes, or takes it back; a refusal is told as a notice, for there is no form to show it in. */
export function useMark() {
  const words = ({ patient, visit }: { patient: { name: string } | null; visit: Visit }) =>
    t('visit.marked', { patient: patient?.name ?? '', state: t(`visit.${visit.state}`) });
  const booking = useAction('bookings.mark', words);
  const queue = useAction('queue.mark', words);
  return async (item: Pick<FlowItem, 'visit'> & MarkedOne, marked: MarkedState) => {
    const state = nextState(item.visit, marked);
    try {
      if (item.kind === 'booking') await booking.run({ id: item.booking.id, state });
      else if (state !== 'EXPECTED' && state !== 'NO_SHOW') await queue.run({ id: item.entry.id, state });
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
}

type MarkedOne = { kind: 'booking'; booking: { id: number } } | { kind: 'queue'; entry: { id: number } };
