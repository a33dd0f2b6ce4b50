import { t } from '../../../shared/messages/format.ts';
import type { Problem } from '../api.ts';
import { serverState } from '../lib/server-state.ts';
import { useStore } from '../lib/store.ts';

/** Why something was refused. What only the missing server stood in the way of can be sent again once it is back. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { isAway } = useStore(serverState);
  return problem.reason === 'SERVER_AWAY' && !isAway ? t('connection.sendAgain') : problem.message;
}
