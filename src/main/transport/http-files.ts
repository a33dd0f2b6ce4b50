/** Files beside `/rpc`: `POST /upload?name=…` and `GET /download/<id>?name=…`, for admins. */
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors.ts';
import type { App } from '../app.ts';
import { largestFor, shownName } from '../transfers.ts';
import { tokenOf } from './cookies.ts';
import { refusalToMoveFiles } from './may-move-files.ts';
import { sendError, sendResult, sendWrongMethod } from './http-answers.ts';

type FilesApp = Pick<App, 'dispatch' | 'transfers'>;

export async function takeUpload(
  app: FilesApp,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return sendWrongMethod(response, 'POST');
  const refused = await refusal(app, port, request);
  // What is not read would reset the connection before the answer is seen.
  if (refused) {
    request.resume();
    return sendResult(response, refused);
  }
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const largest = largestFor(query.get('for'));
  if (Number(request.headers['content-length'] ?? 0) > largest) {
    request.resume();
    return sendError(response, new AppError('FILE_TOO_LARGE'));
  }
  try {
    sendResult(response, {
      ok: true,
      value: await app.transfers.take(request, query.get('name') ?? '', largest),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    response.setHeader('Connection', 'close');
    sendError(response, error);
  }
}

export async function sendDownload(
  app: FilesApp,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') return sendWrongMethod(response, 'GET');
  const refused = await refusal(app, port, request);
  if (refused) return sendResult(response, refused);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const file = app.transfers.find(path.slice('/download/'.length));
  if (!file) return sendError(response, new AppError('FILE_NOT_FOUND'));
  const name = shownName(new URLSearchParams(query).get('name') ?? 'clinic');
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': fs.statSync(file).size,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
  });
  await pipeline(fs.createReadStream(file), response);
}

function refusal(app: FilesApp, port: number, request: IncomingMessage) {
  const { token } = tokenOf(request.headers, port);
  return refusalToMoveFiles((name) => app.dispatch({ token, desk: 'browser' }, name, {}));
}
