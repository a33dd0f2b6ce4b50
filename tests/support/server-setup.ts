/** Before and after a run of tests that need a server. */
import { startSharedServer } from './server.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const server = await startSharedServer();
  return () => server.stop();
}
