import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { AppError } from '../../shared/errors.ts';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import { sessionCookie, tokenOf } from './cookies.ts';
import { EventStream } from './event-stream.ts';
import { isForeign, sendError, sendWrongMethod } from './http-answers.ts';
import { answerCall } from './http-calls.ts';
import { sendDownload, takeUpload } from './http-files.ts';
import { isAnnouncedTooLarge } from './request-body.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { streamServerState } from './server-stream.ts';
import { type StaticFile, staticFiles } from './static-files.ts';

/** Loopback, and nothing else: the desk is for this computer. */
const ADDRESS = '127.0.0.1';
const RPC = '/rpc/';
/** Milliseconds. */
const HEARTBEAT = 15_000;
const HEADERS_TIMEOUT = 10_000;
/** For a large file, too. */
const REQUEST_TIMEOUT = 300_000;
const KEEP_ALIVE = 65_000;
const CLOSING_GRACE = 3_000;

export interface HttpOptions {
  app: Pick<App, 'dispatch' | 'database' | 'changes' | 'watch' | 'now' | 'transfers'>;
  /** 0 for one that is free. */
  port: number;
  /** The built renderer. */
  pages: string;
  log: Log;
  heartbeat?: number;
}

export interface HttpHost {
  port: number;
  url: string;
  /** Takes no more calls, ends the streams, and waits for the calls that are running. */
  close(): Promise<void>;
}

/** Serves the desk on this computer. Rejects with EADDRINUSE and the like when the port cannot be had. */
export async function serveHttp(options: HttpOptions): Promise<HttpHost> {
  const desk = new HttpDesk(options);
  await desk.listen(options.port);
  return desk;
}

class HttpDesk implements HttpHost {
  readonly #options: HttpOptions;
  readonly #files: ReadonlyMap<string, StaticFile>;
  readonly #server: http.Server;
  readonly #streams = new Set<{ end(): void }>();
  readonly #sockets = new Set<Socket>();
  readonly #responses = new Set<ServerResponse>();
  readonly #running = new Set<Promise<void>>();
  port = 0;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#files = staticFiles(options.pages);
    this.#server = http.createServer({
      // A request without `Host` is answered like one with a wrong one.
      requireHostHeader: false,
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: KEEP_ALIVE,
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('request', (request, response) => this.#track(request, response));
    this.#server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      const isUpload = request.url?.startsWith('/upload') ?? false;
      if (isUpload || !isAnnouncedTooLarge(request)) response.writeContinue();
      this.#track(request, response);
    });
    this.#server.on('clientError', answerGarbage);
  }

  get url(): string {
    return `http://${ADDRESS}:${this.port}`;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, ADDRESS, resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const stream of this.#streams) stream.end();
    for (const socket of this.#sockets) this.#closeWhenIdle(socket);
    const impatience = setTimeout(() => this.#server.closeAllConnections(), CLOSING_GRACE);
    await Promise.all(this.#running);
    await closed;
    clearTimeout(impatience);
  }

  /** Browsers keep connections in store that never carried a request: to Node's own count those are not idle. */
  #closeWhenIdle(socket: Socket): void {
    const isBusy = [...this.#responses].some((response) => response.req.socket === socket);
    if (!isBusy) socket.destroySoon();
  }

  #track(request: IncomingMessage, response: ServerResponse): void {
    this.#responses.add(response);
    response.once('close', () => {
      this.#responses.delete(response);
      if (!this.#server.listening) this.#closeWhenIdle(request.socket);
    });
    const done = this.#answer(request, response)
      .catch((error: unknown) => this.#answerFailure(response, error))
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (!this.#server.listening) response.setHeader('Connection', 'close');
    if (isForeign(request.headers, this.port)) return sendError(response, new AppError('FOREIGN_ORIGIN'));

    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path.startsWith(RPC)) {
      const host = { dispatch: this.#options.app.dispatch, port: this.port };
      return answerCall(host, path.slice(RPC.length), request, response);
    }
    if (path === '/upload') return takeUpload(this.#options.app, this.port, request, response);
    if (path.startsWith('/download/')) return sendDownload(this.#options.app, this.port, request, response);
    if (path === '/events') return this.#openStream(request, response);
    return this.#sendFile(this.#files.get(path), request, response);
  }

  async #openStream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') return sendWrongMethod(response, 'GET');
    const { app, log, heartbeat = HEARTBEAT } = this.#options;
    if (queryOf(request).get('only') === 'server') {
      return this.#followStream(streamServerState(response, app.watch, heartbeat), response);
    }
    const { token, isFromCookie } = tokenOf(request.headers, this.port);
    const stream = new EventStream(response, { app, log, token, heartbeat, after: lastEventId(request) });
    try {
      await stream.open();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (isFromCookie && token !== null) response.setHeader('Set-Cookie', sessionCookie(this.port, null));
      return sendError(response, error);
    }
    this.#followStream(stream, response);
  }

  #followStream(stream: { end(): void }, response: ServerResponse): void {
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    if (!this.#server.listening) stream.end();
  }

  async #sendFile(file: StaticFile | undefined, request: IncomingMessage, response: ServerResponse) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendWrongMethod(response, 'GET, HEAD');
    const body = file ? await file.read() : Buffer.from('Not found\n');
    const headers = file?.headers ?? {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    };
    response.writeHead(file ? 200 : 404, { ...headers, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /** A client that went away needs no answer; anything else is ours, and is logged. */
  #answerFailure(response: ServerResponse, error: unknown): void {
    if (response.destroyed) return;
    this.#options.log.error('A request failed', error);
    if (response.headersSent) response.destroy();
    else sendError(response, new AppError('INTERNAL'));
  }
}

const queryOf = ({ url }: IncomingMessage) => new URLSearchParams(url?.split('?')[1]);

/** Where the client left off: browsers say it in a header, and cannot do so on a first request. */
function lastEventId(request: IncomingMessage): number | null {
  const given = request.headers['last-event-id'] ?? queryOf(request).get('lastEventId');
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

const STATUS_OF_GARBAGE: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** What is not HTTP gets a plain answer on a connection that is then closed. */
function answerGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_GARBAGE[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
