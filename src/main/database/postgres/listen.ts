/** The line on which a server tells a desk what others committed, and by which the desk notices that it is away. */
import pg from 'pg';
import type { ServerAddress } from './address.ts';
import { clientOptions } from './client-options.ts';
import { RESTORED } from './restored.ts';

/** Said within each write that adds to the audit trail, and heard with its commit. */
export const CHANNEL = 'medibook_changes';

/** Milliseconds between two looks; one that hears nothing for so long gives the connection up. */
const BEAT = 3_000;
/** Milliseconds: a connection that broke and stands again so soon is nobody's concern. */
const UNNOTICED = 300;
/** Milliseconds between two tries to come back. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;
/** Milliseconds that a goodbye may take. */
const FAREWELL = 500;
/** Milliseconds in which notifications are gathered, so that fifty desks do not each read after each booking. */
const GATHERED = 50;
/** Rows that are read at a time. */
const PAGE = 1000;

/** A row of the audit trail, as far as a change event tells of it. */
export interface TrailRow {
  id: number;
  entity: string;
  /** Null when the row is about many. */
  entity_id: number | null;
}

export interface ListenOptions {
  address: ServerAddress;
  /** What was committed, by whichever desk: in the order of the commits, each row once. */
  onRows: (rows: TrailRow[]) => void;
  /** An older state of the clinic, or another one, has taken the place of the one before. */
  onRewound: (restored: string | null) => void;
  /** It answered. */
  onSeen: () => void;
  onAway: () => void;
  /** It is there, at the start and again; what was missed follows. */
  onBack: () => void;
  /** Milliseconds, for tests. */
  beat?: number;
}

/** Connects again for as long as it takes. What was committed meanwhile is told as soon as the connection stands. */
export class Listener {
  readonly #options: ListenOptions;
  readonly #every: number;
  #client: pg.Client | undefined;
  /** The last row that was told, and what the clinic was known by then. */
  #last: number | undefined;
  #restored: string | null = null;
  #reading: Promise<void> | undefined;
  #isWoken = false;
  #failures = 0;
  #isClosed = false;
  #beats: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(options: ListenOptions) {
    this.#options = options;
    this.#every = options.beat ?? BEAT;
  }

  /** Rejects when the server cannot be reached now, and is then of no use. */
  async start(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Reads what is new at once: for whoever knows that there is something, or doubts that the server is there. */
  look(): void {
    this.#isWoken = true;
    const client = this.#client;
    if (client) this.#reading ??= this.#read(client).finally(() => (this.#reading = undefined));
  }

  /** Of what comes in a burst from many desks, one look sees all. */
  #lookSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.look();
    }, GATHERED);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of [this.#retry, this.#patience, this.#soon]) clearTimeout(timer);
    clearInterval(this.#beats);
    const client = this.#client;
    this.#client = undefined;
    await this.#reading;
    if (client) await within(FAREWELL, client.end()).catch(() => hangUp(client));
  }

  async #connect(): Promise<void> {
    const options = clientOptions(this.#options.address, 'reader');
    const client = new pg.Client({ ...options, application_name: 'MediBook Desk listener' });
    const lose = () => this.#lose(client);
    client.on('error', lose).on('end', lose);
    client.on('notification', () => this.#lookSoon());
    try {
      await client.connect();
      await within(this.#every, client.query(`LISTEN ${CHANNEL}`));
      await this.#begin(client);
    } catch (error) {
      hangUp(client);
      throw error;
    }
    if (this.#isClosed) return hangUp(client);
    this.#client = client;
    this.#failures = 0;
    clearTimeout(this.#patience);
    this.#beats = setInterval(() => this.look(), this.#every);
    this.#beats.unref();
    this.#options.onBack();
    this.look();
  }

  /** Finds where the trail stands, or that it is another one than before. */
  async #begin(client: pg.Client): Promise<void> {
    const answer = await within(
      this.#every,
      client.query<TrailEnd>(
        `SELECT coalesce(max(id), 0)::bigint AS last, ${RESTORED} AS restored FROM audit_log`,
      ),
    );
    const { last = 0, restored = null } = answer.rows[0] ?? {};
    const isAnother = restored !== this.#restored || last < (this.#last ?? 0);
    if (this.#last !== undefined && !isAnother) return;
    const isFirst = this.#last === undefined;
    this.#last = last;
    this.#restored = restored;
    if (!isFirst) this.#options.onRewound(restored);
  }

  async #read(client: pg.Client): Promise<void> {
    try {
      while (this.#isWoken && client === this.#client) {
        this.#isWoken = false;
        await this.#tellNew(client);
      }
    } catch {
      this.#lose(client);
    }
  }

  async #tellNew(client: pg.Client): Promise<void> {
    for (let isMore = true; isMore; ) {
      const answer = await within(this.#every, client.query<FoundRow>(NEW_ROWS, [this.#last ?? 0, PAGE]));
      this.#options.onSeen();
      if (answer.rows[0]?.restored !== this.#restored) return this.#begin(client);
      const rows = answer.rows.filter(isRow);
      this.#last = rows.at(-1)?.id ?? this.#last;
      if (rows.length > 0) this.#options.onRows(rows);
      isMore = rows.length === PAGE;
    }
  }

  #lose(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    clearInterval(this.#beats);
    hangUp(client);
    if (this.#isClosed) return;
    this.#patience = setTimeout(() => this.#options.onAway(), UNNOTICED);
    void this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    try {
      await this.#connect();
    } catch {
      if (this.#isClosed) return;
      clearTimeout(this.#patience);
      this.#options.onAway();
      const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
      this.#failures += 1;
      // Desks that lost one server do not all come back in the same instant.
      this.#retry = setTimeout(() => void this.#comeBack(), longest * (0.5 + Math.random() / 2));
    }
  }
}

/** Of one moment: what the clinic is known by, and beside it each row of the trail that is new, or one of nothing. */
const NEW_ROWS = `SELECT restored, id, entity, entity_id FROM (SELECT ${RESTORED} AS restored) AS clinic
  LEFT JOIN (SELECT id, entity, entity_id FROM audit_log WHERE id > $1 ORDER BY id LIMIT $2) AS rows ON true ORDER BY id`;

interface TrailEnd {
  last: number;
  restored: string | null;
}

type FoundRow = (TrailRow | { id: null }) & Pick<TrailEnd, 'restored'>;

const isRow = (row: FoundRow): row is TrailRow & Pick<TrailEnd, 'restored'> => row.id !== null;

/** The promise's answer, or a rejection after so many milliseconds. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The server did not answer')), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    // What comes too late is nobody's concern.
    work.catch(() => {});
  }
}

/** Without a goodbye, which a server that does not answer would never take. */
function hangUp(client: pg.Client): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}
