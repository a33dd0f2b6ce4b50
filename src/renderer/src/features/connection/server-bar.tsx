import { ServerOff } from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import type { ServerState } from '../../../../shared/server-state.ts';
import { formatTime, useNow, useTimeZone } from '../../lib/clock.ts';
import { queryClient } from '../../lib/query-client.ts';
import { asOfAll, serverState } from '../../lib/server-state.ts';
import { useStore } from '../../lib/store.ts';
import { ageText } from './age-text.ts';
import styles from './server-bar.module.css';

/** On top of every screen while the clinic's server is away. Empty but there before, so that it is read out. */
export function ServerBar({ isSignedIn }: { isSignedIn: boolean }) {
  const state = useStore(serverState);
  return (
    <div className={styles['place']}>
      <output className={state.isAway ? styles['bar'] : undefined}>
        {state.isAway && (
          <>
            <ServerOff aria-hidden />
            <p>
              <strong>{t('connection.away')}</strong> {isSignedIn && <Seen state={state} />}{' '}
              {t(isSignedIn ? 'connection.unchanged' : 'connection.noSignIn')}
            </p>
          </>
        )}
      </output>
    </div>
  );
}

/** Of when what is on the screen is: nobody needs it read out again each minute. */
function Seen({ state }: { state: ServerState }) {
  const now = useNow();
  const timeZone = useTimeZone();
  const shown = queryClient.getQueryCache().findAll({ type: 'active' });
  const asOf = asOfAll(
    shown.map(({ queryKey }) => queryKey),
    state,
  );
  if (asOf === null) return null;
  const words = { time: formatTime(asOf, timeZone), age: ageText(asOf, now) };
  return <span aria-live="off">{t('connection.seen', words)}</span>;
}
