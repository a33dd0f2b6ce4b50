import net from 'node:net';
import { readMessages } from './wire-messages.ts';

/**
 * Where the line is cut when a client commits: `before` the server hears of it, or `after` the server has carried it
 * out and before its answer gets back. The client cannot tell the one from the other.
 */
export type Cut = 'before' | 'after';

/** A query as it is, and the execution of one that was prepared. */
const STATEMENT: ReadonlySet<string> = new Set(['Q', 'E']);

/** A line between a desk and its server that can be cut exactly at a COMMIT. It understands what goes over it. */
export class CuttingProxy {
  readonly #server: net.Server;
  readonly #lines = new Set<net.Socket>();
  readonly #target: { host: string; port: number };
  #next: Cut | null = null;
  /** How often it cut. */
  cuts = 0;
  /** While it is down, whoever comes is turned away. */
  isDown = false;
  #staysDown = false;
  #every = Number.POSITIVE_INFINITY;
  #asked = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = net.createServer((client) => this.#join(client));
  }

  static async start(target: { host: string; port: number }): Promise<CuttingProxy> {
    const proxy = new CuttingProxy({ host: target.host, port: target.port });
    await new Promise<void>((resolve) => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  /** The next COMMIT is the one. */
  cutNextCommit(where: Cut): void {
    this.#next = where;
  }

  /** Goes down at the next COMMIT, and stays so. */
  goDownAtNextCommit(where: Cut): void {
    this.#next = where;
    this.#staysDown = true;
  }

  /** All lines at each so manyth statement of a client, wherever that is in what they do. */
  cutEvery(statements: number): void {
    this.#every = statements;
  }

  /** All lines at once, as when a cable is pulled. */
  cutAll(): void {
    for (const socket of this.#lines) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #join(client: net.Socket): void {
    if (this.isDown) {
      client.destroy();
      return;
    }
    const server = net.connect(this.#target);
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#lines.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        this.#lines.delete(socket);
        end();
      });
    }
    const asked = readMessages('client');
    const answered = readMessages('server');
    let cut: Cut | null = null;
    client.on('data', (bytes) => {
      const messages = asked(bytes);
      const commits = messages.some(({ text }) => /^\s*commit\b/i.test(text));
      if (commits && this.#next) {
        cut = this.#next;
        this.#next = null;
        this.cuts += 1;
        this.isDown = this.#staysDown;
        this.#staysDown = false;
      }
      if (cut === 'before') end();
      else server.write(bytes);
      this.#count(messages.filter(({ type }) => STATEMENT.has(type)).length);
    });
    server.on('data', (bytes) => {
      const isDone = answered(bytes).some(({ type, text }) => type === 'C' && text.startsWith('COMMIT'));
      if (cut === null) client.write(bytes);
      else if (isDone) end();
    });
  }

  #count(statements: number): void {
    this.#asked += statements;
    if (this.#asked < this.#every) return;
    this.#asked = 0;
    this.cuts += 1;
    this.cutAll();
  }
}
