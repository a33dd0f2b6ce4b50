import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import type { Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { WireError } from '../../src/shared/errors.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { type Log, silentLog } from '../../src/main/log.ts';
import { type HttpHost, serveHttp } from '../../src/main/transport/http.ts';
import { type Clinic, openClinic } from './clinic.ts';

/** A clinic that is served over HTTP on a port of its own. */
export interface ServedClinic extends Clinic {
  host: HttpHost;
  post(name: string, input: unknown, options?: PostOptions): Promise<Answer>;
}

export interface PostOptions {
  token?: string | null;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  value?: unknown;
  error?: WireError;
}

interface ServeOptions {
  heartbeat?: number;
  log?: Log;
  server?: ServerAddress;
}

export async function serveClinic({
  heartbeat,
  log = silentLog,
  server,
}: ServeOptions = {}): Promise<ServedClinic> {
  const clinic = await openClinic({ server });
  const pages = path.join(clinic.folder, 'pages');
  fs.mkdirSync(path.join(pages, 'assets'), { recursive: true });
  fs.writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>Desk</title>');
  fs.writeFileSync(path.join(pages, 'assets', 'main-1a2b.js'), 'export {};');
  const host = await serveHttp({
    app: clinic.app,
    port: 0,
    pages,
    log,
    ...(heartbeat !== undefined && { heartbeat }),
  });
  return {
    ...clinic,
    host,
    post: (name, input, options) => post(host.url, name, input, options),
    close: async () => {
      await host.close();
      await clinic.close();
    },
  };
}

export async function post(
  url: string,
  name: string,
  input: unknown,
  { token, headers = {} }: PostOptions = {},
): Promise<Answer> {
  const response = await fetch(`${url}/rpc/${name}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  const { status, headers: received } = response;
  return { status, headers: received, ...((await response.json()) as object) };
}

/** The value of an answer that must be right. */
export function valueOf<N extends ProcedureName>(_name: N, answer: Answer): Output<N> {
  if (answer.error) throw new Error(JSON.stringify(answer.error));
  return answer.value as Output<N>;
}

/** A request with headers that `fetch` would not let through, such as `Host`. */
export function request(
  port: number,
  { method = 'GET', path: target = '/', headers = {}, body = '' }: Partial<RawRequest>,
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = http.request({ host: '127.0.0.1', port, method, path: target, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject).end(body);
  });
}

interface RawRequest {
  method: string;
  path: string;
  headers: http.OutgoingHttpHeaders;
  body: string;
}

/** Sends bytes as they are, and answers all that comes back until the connection ends or `isEnough`. */
export function sendBytes(port: number, bytes: string, isEnough = (_text: string) => false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (isEnough(text)) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

/** Sends bytes, and is gone. */
export function hangUpAfter(port: number, bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes, () => socket.destroy()));
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
}
