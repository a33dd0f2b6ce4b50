/** Tests a server for a desk and says what is wrong, and what is there. Writes nothing. */
import { type Finding, FINDINGS, isUsable, type TestedServer } from '../../shared/contract/server.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { open } from './client.ts';
import { found, Obstacle } from './found.ts';
import { greet } from './greet.ts';
import { look } from './look.ts';
import { refusalToConnect } from './refusals.ts';
import { isThisComputer } from './this-computer.ts';

/** Milliseconds: a server in the house answers in a few, one across a bad line in a second. */
const WITHIN = 5_000;
const ORDER = ['problem', 'warning', 'info', 'good'];

export async function probe(address: ServerAddress, within = WITHIN): Promise<TestedServer> {
  const findings = (await findingsOf(address, within)).toSorted(
    (one, other) => ORDER.indexOf(FINDINGS[one.reason]) - ORDER.indexOf(FINDINGS[other.reason]),
  );
  return { isUsable: isUsable(findings), findings };
}

async function findingsOf(address: ServerAddress, within: number): Promise<Finding[]> {
  const inTheOpen = isOpenToOthers(address) ? [found('TLS_OFF', { host: address.host })] : [];
  try {
    const speaksTls = await greet(address, within);
    return [...inTheOpen, ...(await lookInside(address, within, speaksTls))];
  } catch (error) {
    if (error instanceof Obstacle) return [...inTheOpen, error.finding];
    return [...inTheOpen, found('FAILED', { detail: codeOf(error) })];
  }
}

/** Without TLS, between this computer and itself nobody listens; anywhere else somebody may. */
function isOpenToOthers({ tls, host }: ServerAddress): boolean {
  return tls === 'off' && !isThisComputer(host);
}

/** @throws Obstacle when the server does not let this user in */
async function lookInside(address: ServerAddress, within: number, speaksTls: boolean): Promise<Finding[]> {
  const client = await open(address, within).catch((error: unknown) => {
    throw refusalToConnect(error, address, speaksTls);
  });
  try {
    return await look(client, address);
  } finally {
    await client.end().catch(() => {});
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'UNEXPECTED';
}
