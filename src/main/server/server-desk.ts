/** One desk's connection to its clinic's server, as the settings page shows and changes it. */
import os from 'node:os';
import path from 'node:path';
import type { ServerStatus, TestedServer } from '../../shared/contract/server.ts';
import { DATABASE_FILE } from '../data-folder.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import type { ChosenServer, ServerApi, WantedServer } from '../features/server/server-api.ts';
import { holdsClinic } from './local-clinic.ts';
import { type PasswordStore, plainPasswords } from './password-store.ts';
import { probe } from './probe.ts';
import { readServerFile, removeServerFile, type ServerChoice, writeServerFile } from './server-file.ts';
import { serverVersion } from './version.ts';

export interface ServerDeskOptions {
  folder: string;
  /** What this desk was started with; null for its own file. */
  current: { choice: ServerChoice; address: ServerAddress } | null;
  passwords?: PasswordStore;
  /** Closes the program and starts it again, where it can. */
  restart?: (() => void) | undefined;
}

export type ForMoving = Required<Pick<ServerDeskOptions, 'current' | 'passwords'>> & {
  /** The password that is kept for this place; empty where it is for another. */
  keptFor: (place: WantedServer['address']) => Promise<string>;
  restart: (() => void) | undefined;
};

export class ServerDesk implements ServerApi {
  readonly #folder: string;
  readonly #current: ServerDeskOptions['current'];
  readonly #passwords: PasswordStore;
  readonly #restart: (() => void) | undefined;
  #version: string | null = null;

  constructor({ folder, current, passwords = plainPasswords(folder), restart }: ServerDeskOptions) {
    this.#folder = folder;
    this.#current = current;
    this.#passwords = passwords;
    this.#restart = restart;
  }

  get isOnServer(): boolean {
    return this.#current !== null;
  }

  get canRestart(): boolean {
    return this.#restart !== undefined;
  }

  /** What moving the clinic takes. */
  get forMoving(): ForMoving {
    const keptFor = (place: WantedServer['address']) => this.#keptFor(place);
    return { current: this.#current, passwords: this.#passwords, keptFor, restart: this.#restart };
  }

  async status(): Promise<ServerStatus> {
    const current = this.#current?.choice ?? null;
    const chosen = readServerFile(this.#folder);
    const { place, file } = this.#passwords;
    return {
      server: current,
      version: await this.#knownVersion(),
      folder: this.#folder,
      hasFile: holdsClinic(path.join(this.#folder, DATABASE_FILE)),
      next: isSame(current, chosen) ? null : { server: chosen },
      password: { place, file, isKept: (await this.#passwords.get()) !== null },
      deskName: (chosen ?? current)?.deskName ?? usualDeskName(),
      canRestart: this.canRestart,
    };
  }

  async #knownVersion(): Promise<string | null> {
    if (this.#current) this.#version ??= await serverVersion(this.#current.address);
    return this.#version;
  }

  async test({ address, password }: WantedServer): Promise<TestedServer> {
    return probe({ ...address, password: password ?? (await this.#keptFor(address)) });
  }

  /** A kept password goes to where it was meant for and nowhere else. */
  async #keptFor(place: WantedServer['address']): Promise<string> {
    const chosen = readServerFile(this.#folder) ?? this.#current?.choice;
    const isGiven = !chosen && this.#passwords.place === 'environment';
    return isGiven || (chosen && isMeant(chosen, place)) ? ((await this.#passwords.get()) ?? '') : '';
  }

  /** The password first: a choice without one would not open. */
  async use({ address, password, deskName }: ChosenServer): Promise<void> {
    if (password !== undefined) await this.#passwords.set(password);
    writeServerFile(this.#folder, { ...address, deskName });
  }

  async leave(): Promise<void> {
    removeServerFile(this.#folder);
    await this.#passwords.remove();
  }

  restart(): void {
    this.#restart?.();
  }
}

const isSame = (one: ServerChoice | null, other: ServerChoice | null) =>
  JSON.stringify(one && inOrder(one)) === JSON.stringify(other && inOrder(other));

const inOrder = ({ host, port, database, user, tls, ca, deskName }: ServerChoice) => [
  [host, port, database, user, tls, ca],
  deskName,
];

/** The same server, spoken to in the same way. */
function isMeant(chosen: ServerChoice, place: WantedServer['address']): boolean {
  const keys = ['host', 'port', 'user', 'tls', 'ca'] as const;
  return keys.every((key) => chosen[key] === place[key]);
}

/** The computer's own name, without what its network adds. */
export function usualDeskName(): string {
  return os.hostname().split('.')[0]?.slice(0, 60) || 'desk';
}
