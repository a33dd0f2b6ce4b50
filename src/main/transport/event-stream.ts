import type { ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import { AppError, isServerAway } from '../../shared/errors.ts';
import type { ServerState } from '../../shared/server-state.ts';
import { type Change, changesAfter } from '../changes.ts';
import type { ReadDb } from '../database/database.ts';
import type { Log } from '../log.ts';
import { findSession } from '../session.ts';
import { STREAM_HEADERS, stateEvent } from './server-stream.ts';

/** How many changes are read at a time. */
const PAGE = 500;
/** Milliseconds after which a server that did not answer is asked again. */
const LOOK_AGAIN = 1000;

export interface StreamOptions {
  app: Pick<App, 'database' | 'changes' | 'watch' | 'now'>;
  log: Log;
  token: string | null;
  /** The last change that the client has seen; null when it begins with now. */
  after: number | null;
  /** Milliseconds between two signs of life. */
  heartbeat: number;
}

/**
 * One client's stream of changes, and of whether the clinic's server is there. The audit trail is the only source of
 * changes and the feed merely says when to look, so catching up and going on live are the same thing: nothing is lost,
 * sent twice or out of order between them. While the server is away the stream stays, and waits.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #options: StreamOptions;
  /** Null until the trail could be asked where it stands. */
  #seq: number | null = null;
  #isWoken = false;
  /** Also until the head of the answer is sent: what comes before that is read right after it. */
  #isReading = true;
  #stop = () => {};
  #again: NodeJS.Timeout | undefined;

  constructor(response: ServerResponse, options: StreamOptions) {
    this.#response = response;
    this.#options = options;
  }

  /** @throws AppError when nobody is signed in, with nothing sent yet */
  async open(): Promise<void> {
    const { app } = this.#options;
    await this.#unlessAway(() => this.#requireSession());
    this.#start();
    await this.#unlessAway(() => this.#begin());
    this.#response.writeHead(200, STREAM_HEADERS);
    // Where the client stands, without an event: it can come back to here even if nothing happens meanwhile.
    if (this.#seq !== null) this.#response.write(`id: ${this.#seq}\n\n`);
    this.#tellState(app.watch.state);
    this.#isReading = false;
    this.#wake();
  }

  async #begin(): Promise<number> {
    const { app, after } = this.#options;
    const latest = await app.database.read(latestSeq);
    // A number that was never given, as after a restore, must not make us wait for it.
    return (this.#seq = Math.min(after ?? latest, latest));
  }

  #tellState(state: ServerState): void {
    if (this.#response.headersSent && this.#isOpen()) this.#response.write(stateEvent(state));
  }

  #start(): void {
    const { app, heartbeat } = this.#options;
    const beats = setInterval(() => void this.#beat(), heartbeat);
    beats.unref();
    const unsubscribe = [
      app.changes.subscribe(() => this.#wake()),
      app.watch.subscribe((state) => {
        this.#tellState(state);
        if (!state.isAway) this.#wake();
      }),
    ];
    this.#stop = () => {
      for (const stop of unsubscribe) stop();
      clearInterval(beats);
      clearTimeout(this.#again);
    };
    this.#response.on('close', this.#stop);
    if (this.#response.closed) this.#stop();
  }

  end(): void {
    this.#stop();
    this.#response.end();
  }

  async #requireSession(): Promise<void> {
    const { app, token } = this.#options;
    await app.database.read((db) => findSession(db, token, app.now()));
  }

  #wake(): void {
    this.#isWoken = true;
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    while (this.#isWoken && this.#isOpen()) {
      this.#isWoken = false;
      await this.#guarded(() => this.#sendNew());
    }
    this.#isReading = false;
  }

  async #sendNew(): Promise<void> {
    await this.#requireSession();
    this.#seq ??= await this.#begin();
    let page: Change[];
    do {
      const seq = this.#seq;
      page = await this.#options.app.database.read((db) => changesAfter(db, seq, PAGE));
      for (const change of page) {
        this.#seq = change.seq;
        await this.#send(`id: ${change.seq}\ndata: ${JSON.stringify(change)}\n\n`);
      }
    } while (page.length === PAGE && this.#isOpen());
  }

  /** Waits for a slow client, so that no more than one page is ever kept for it. */
  async #send(text: string): Promise<void> {
    if (!this.#isOpen() || this.#response.write(text)) return;
    await new Promise<void>((resolve) => {
      this.#response.once('drain', resolve);
      this.#response.once('close', resolve);
    });
  }

  /** A client that has taken nothing since the last beat is dropped; it comes back with Last-Event-ID. */
  async #beat(): Promise<void> {
    if (!this.#response.headersSent) return;
    if (this.#response.writableNeedDrain) {
      this.#response.destroy();
      return;
    }
    await this.#guarded(async () => {
      await this.#requireSession();
      if (this.#isOpen()) this.#response.write(': \n\n');
    });
  }

  /** A session that has ended ends the stream; so does a database that fails, and that is logged. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await this.#unlessAway(work);
    } catch (error) {
      if (!this.#isOpen()) return;
      if (!(error instanceof AppError)) this.#options.log.error('A stream of changes failed', error);
      this.end();
    }
  }

  /** A server that is away is waited for: the stream is woken by the news that it is back, or looks again by itself. */
  async #unlessAway(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isServerAway(error)) throw error;
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.#wake(), LOOK_AGAIN).unref();
    }
  }

  #isOpen(): boolean {
    return !this.#response.closed && !this.#response.writableEnded;
  }
}

async function latestSeq(db: ReadDb): Promise<number> {
  const last = await db
    .selectFrom('audit_log')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? 0;
}
