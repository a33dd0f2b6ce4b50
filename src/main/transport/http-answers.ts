import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { AppError, type Reason, type Result, STATUS_OF_CODE } from '../../shared/errors.ts';

/** Sends a `Result` with the status that its error's code asks for. */
export function sendResult(
  response: ServerResponse,
  result: Result<unknown>,
  status = statusOf(result),
): void {
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

export function sendError(response: ServerResponse, error: AppError, status?: number): void {
  sendResult(response, { ok: false, error: error.wire }, status);
}

/** A method that is not for this address. */
export function sendWrongMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  sendError(response, new AppError('INPUT_INVALID', { message: `Only ${allowed} is answered here` }), 405);
}

const STATUS_OF_REASON: Partial<Record<Reason, number>> = { BODY_TOO_LARGE: 413 };

function statusOf(result: Result<unknown>): number {
  if (result.ok) return 200;
  return STATUS_OF_REASON[result.error.reason] ?? STATUS_OF_CODE[result.error.code];
}

/**
 * Whether a request was meant for us by somebody allowed to. A web page elsewhere can make a browser call this
 * computer: through a name of its own that leads here (wrong `Host`), or across origins (wrong `Origin`).
 */
export function isForeign({ host, origin }: IncomingHttpHeaders, port: number): boolean {
  const names = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    ...(port === 80 ? ['127.0.0.1', 'localhost'] : []),
  ];
  const asked = host?.toLowerCase();
  if (asked === undefined || !names.includes(asked)) return true;
  return origin !== undefined && origin.toLowerCase() !== `http://${asked}`;
}
