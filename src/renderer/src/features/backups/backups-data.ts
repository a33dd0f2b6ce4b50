import { useQuery } from '@tanstack/react-query';
import type { BackupStatus } from '../../../../shared/contract/backups.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Problem } from '../../api.ts';
import { optionsOf } from '../../lib/hooks.ts';

const BUSY_MS = 700;
/** A disk that is gone, or full, tells nobody. */
const IDLE_MS = 30_000;

export function useBackups() {
  return useQuery<Output<'backups.list'>, Problem>({
    ...optionsOf('backups.list', {}),
    refetchInterval: ({ state }) => (state.data?.status.isBusy ? BUSY_MS : IDLE_MS),
  });
}

export const isMaking = ({ isBusy }: BackupStatus): boolean => isBusy === 'making';
