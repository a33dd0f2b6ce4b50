import type { IncomingMessage } from 'node:http';

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

/** Whether the client says itself that its body is too large. */
export function isAnnouncedTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > LARGEST_BODY;
}

/**
 * The whole body, or null when it is too large. What comes after the limit is read on and dropped, because a
 * connection that is closed with unread data on it is reset, and the client never sees our answer.
 * @throws when the client goes away before the end
 */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] | null = isAnnouncedTooLarge(request) ? null : [];
    let size = 0;
    if (!chunks) resolve(null);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY && chunks) {
        chunks = null;
        resolve(null);
      }
      chunks?.push(chunk);
    });
    request.on('end', () => resolve(chunks && Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** The JSON object in a body; undefined for anything else, which no procedure takes. */
export function jsonObjectIn(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
