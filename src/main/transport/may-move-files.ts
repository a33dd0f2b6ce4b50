import type { Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/errors.ts';

/**
 * Whoever may list the imports may bring and take files: one rule for every transport. Before there is a clinic,
 * anybody may bring a backup of one.
 * @returns null, or the refusal
 */
export async function refusalToMoveFiles(
  ask: (name: 'imports.list' | 'setup.status') => Promise<Result<unknown>>,
): Promise<Result<unknown> | null> {
  const listed = await ask('imports.list');
  if (listed.ok) return null;
  const status = await ask('setup.status');
  return status.ok && !(status.value as Output<'setup.status'>).isSetUp ? null : listed;
}
