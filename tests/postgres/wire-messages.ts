/** A message of PostgreSQL's protocol: its letter, and the first text in it. */
export interface Message {
  type: string;
  text: string;
}

/** What comes before a client's first message with a letter: its length and version, or the wish for TLS. */
const STARTUP = 'startup';

/**
 * Cuts a stream into messages. Each is a letter, four bytes of length (with themselves) and a body; only a client's
 * first one has no letter. Give it the bytes as they come; it answers the messages that are whole by then.
 */
export function readMessages(side: 'client' | 'server'): (bytes: Buffer) => Message[] {
  let rest = Buffer.alloc(0);
  let isStarted = side === 'server';
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const messages: Message[] = [];
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return messages;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return messages;
      const type = isStarted ? rest.toString('latin1', 0, 1) : STARTUP;
      messages.push({ type, text: isStarted ? textIn(type, rest.subarray(5, end)) : '' });
      isStarted = true;
      rest = rest.subarray(end);
    }
  };
}

/** A parsed statement has a name before its text; in all other messages the text is first. */
function textIn(type: string, body: Buffer): string {
  const from = type === 'P' ? body.indexOf(0) + 1 : 0;
  const end = body.indexOf(0, from);
  return body.toString('utf8', from, end === -1 ? body.length : end);
}
