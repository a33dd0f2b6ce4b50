import { useEffect } from 'react';
import { hearOfServer } from '../../lib/changes.ts';
import { transport } from '../../lib/transport.ts';

/** Follows whether the clinic's server is there on pages where nobody is signed in, who would hear of it anyway. */
export function useServerState(): void {
  useEffect(() => transport.watchServer(hearOfServer), []);
}
