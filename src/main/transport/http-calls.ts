import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../shared/errors.ts';
import type { Caller, Dispatch } from '../dispatch.ts';
import { sessionCookie, tokenOf } from './cookies.ts';
import { sendError, sendResult, sendWrongMethod } from './http-answers.ts';
import { jsonObjectIn, readBody } from './request-body.ts';
import { tokenAfter } from './token-after.ts';

interface CallHost {
  dispatch: Dispatch;
  port: number;
}

/** `POST /rpc/<procedure>`. */
export async function answerCall(
  { dispatch, port }: CallHost,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return sendWrongMethod(response, 'POST');
  const body = await readBody(request);
  if (!body) return sendError(response, new AppError('BODY_TOO_LARGE'));

  const { token, isFromCookie } = tokenOf(request.headers, port);
  const result = await dispatch(callerOf(request, token), name, jsonObjectIn(body));
  const next = tokenAfter(name, result);
  // A program's ended session is no reason to take a page's cookie away.
  if (next !== undefined && (result.ok || isFromCookie)) {
    response.setHeader('Set-Cookie', sessionCookie(port, next));
  }
  sendResult(response, result);
}

function callerOf(request: IncomingMessage, token: string | null): Caller {
  const commandId = request.headers['idempotency-key'];
  return { token, desk: deskOf(token), ...(typeof commandId === 'string' && { commandId }) };
}

/** Tells the browsers of one computer apart in the audit trail, without saying anything about their tokens. */
function deskOf(token: string | null): string {
  if (!token) return 'browser';
  return `browser-${createHash('sha256').update(`desk ${token}`).digest('hex').slice(0, 6)}`;
}
