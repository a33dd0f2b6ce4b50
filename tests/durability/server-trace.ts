/** The word for a commit in the server's protocol: C, its length, and what was done, as strace writes it. */
const COMMITTED = String.raw`C\0\0\0\vCOMMIT\0`;
const isSync = (call: string) => /^f(?:data)?sync\(/.test(call);

/** Commits that a server has told a client of, and those of them whose log was not on the disk by then. */
export function told(trace: string): { commits: number; tooSoon: number } {
  const reader = new ServerTrace();
  for (const line of trace.split('\n')) reader.read(line);
  return { commits: reader.commits, tooSoon: reader.tooSoon };
}

/** Follows the processes of a server, which write and sync one log together. */
class ServerTrace {
  commits = 0;
  tooSoon = 0;
  #step = 0;
  /** The sync that began last of those that have come back. */
  #synced = 0;
  /** By process: the sync that it waits for; when it last wrote to the log, and when it last told of a commit. */
  readonly #syncing = new Map<string, number>();
  readonly #wrote = new Map<string, number>();
  readonly #told = new Map<string, number>();

  read(line: string): void {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    this.#step += 1;
    if (rest.startsWith('<... ')) return this.#endSync(pid);
    if (rest.startsWith('sendto') && rest.includes(COMMITTED)) return this.#tell(pid);
    if (!rest.includes('/pg_wal/')) return;
    if (!isSync(rest)) {
      this.#wrote.set(pid, this.#step);
      return;
    }
    this.#syncing.set(pid, this.#step);
    if (!rest.endsWith('<unfinished ...>')) this.#endSync(pid);
  }

  #endSync(pid: string): void {
    this.#synced = Math.max(this.#synced, this.#syncing.get(pid) ?? 0);
    this.#syncing.delete(pid);
  }

  /** Its own part of the log must be synced; and where another process wrote that, there was a sync since the last time. */
  #tell(pid: string): void {
    this.commits += 1;
    const since = Math.max(this.#wrote.get(pid) ?? 0, this.#told.get(pid) ?? 0);
    if (this.#synced <= since) this.tooSoon += 1;
    this.#told.set(pid, this.#step);
  }
}
