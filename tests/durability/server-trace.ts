/** Commits that a server has told a client of, and those of them whose log was not on the disk by then. */
export function told(trace: string): { commits: number; tooSoon: number } {
  const began = new Map<string, string>();
  let commits = 0;
  let tooSoon = 0;
  /** Whether the log has been written to since it was synced. */
  let isOpen = false;
  let isSynced = false;
  const note = (call: string) => {
    const isOfLog = call.includes('/pg_wal/');
    if (isOfLog && /^(?:pwrite|write)/.test(call)) [isOpen, isSynced] = [true, false];
    if (isOfLog && /^f(?:data)?sync/.test(call)) [isOpen, isSynced] = [false, true];
    // The word for it in the protocol, and that the transaction is over: C, its length, and what was done.
    if (!call.startsWith('sendto') || !call.includes(String.raw`C\0\0\0\vCOMMIT\0`)) return;
    commits += 1;
    if (isOpen || !isSynced) tooSoon += 1;
    isSynced = false;
  };
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const isSync = /^f(?:data)?sync\(/.test(rest);
    if (rest.startsWith('<... ')) {
      const call = began.get(pid) ?? '';
      // A sync counts from when it has come back, all others from when they begin.
      if (/^f(?:data)?sync\(/.test(call)) note(call);
    } else if (rest.endsWith('<unfinished ...>') && isSync) began.set(pid, rest);
    else if (rest.endsWith('<unfinished ...>')) {
      began.set(pid, '');
      note(rest);
    } else note(rest);
  }
  return { commits, tooSoon };
}
