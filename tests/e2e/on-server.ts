/** Clinics on a PostgreSQL, for windows in front of them. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { writeServerFile } from '../../src/main/server/server-file.ts';
import { OwnServer } from '../postgres/own-server.ts';
import { startHost } from '../support/host.ts';
import { temporary } from './temporary.ts';

/** Which engine keeps the data of the clinics that tests look at. */
export const isOnServer = process.env['MEDIBOOK_ENGINE'] === 'postgres';

const DEMO = 'demo';

/** From its next start on, a desk with this data folder opens the clinic there. */
export function putOnServer(folder: string, { password, ...place }: ServerAddress, deskName: string): void {
  writeServerFile(folder, { ...place, deskName });
  fs.writeFileSync(path.join(folder, 'server-password.txt'), password, { mode: 0o600 });
}

/** A server with a demonstration clinic, which each test gets a copy of. */
export class ClinicServer {
  readonly #server: OwnServer;

  private constructor(server: OwnServer) {
    this.#server = server;
  }

  static async start(): Promise<ClinicServer> {
    const started = new ClinicServer(await OwnServer.start('fsync=off', 'full_page_writes=off'));
    try {
      await started.#makeDemo();
      return started;
    } catch (error) {
      await started.end();
      throw error;
    }
  }

  async #makeDemo(): Promise<void> {
    const folder = temporary('template');
    putOnServer(folder, await this.#server.createDatabase(DEMO), 'Template');
    await (await startHost(folder, ['--demo'])).stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** A database of its own: a copy of the demonstration, or without anything in it. */
  database(of: 'demo' | 'empty'): Promise<ServerAddress> {
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    return this.#server.createDatabase(name, of === 'demo' ? DEMO : 'template1');
  }

  /** As by a power cut. */
  kill(): Promise<void> {
    return this.#server.die('kill');
  }

  startAgain(): Promise<void> {
    return this.#server.start();
  }

  end(): Promise<void> {
    return this.#server.stop();
  }
}
