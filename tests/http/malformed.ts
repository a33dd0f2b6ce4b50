/** Bytes that a server may be sent, and that no client of ours would send. */
import { pick } from '../support/random.ts';

interface Kind {
  name: string;
  /** @param host what a good request says in `Host` */
  bytes: (host: string) => string | Buffer;
}

const LINE = 'POST /rpc/setup.status HTTP/1.1';
const post =
  (rest: string, body = '') =>
  (host: string) =>
    `${LINE}\r\nHost: ${host}\r\n${rest}\r\n\r\n${body}`;
const get =
  (target: string, rest = '') =>
  (host: string) =>
    `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${rest}\r\n`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

/** Refused as no HTTP, or hung up on. */
export const BROKEN: readonly Kind[] = [
  { name: 'no request line', bytes: () => '\r\n\r\nHost: x\r\n\r\n' },
  { name: 'a word', bytes: () => 'hello\r\n\r\n' },
  { name: 'no version', bytes: () => 'GET /\r\n\r\n' },
  { name: 'a version that is none', bytes: () => 'GET / HTTP/9.9\r\n\r\n' },
  { name: 'a method that is none', bytes: (host) => `G\u0000T / HTTP/1.1\r\nHost: ${host}\r\n\r\n` },
  { name: 'a space before the colon', bytes: (host) => `GET / HTTP/1.1\r\nHost : ${host}\r\n\r\n` },
  { name: 'a header without a colon', bytes: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nnothing\r\n\r\n` },
  { name: 'NUL in a header', bytes: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX: a\u0000b\r\n\r\n` },
  {
    name: 'headers too large',
    bytes: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
  },
  { name: 'too many headers', bytes: get('/', 'X: y\r\n'.repeat(20_000)) },
  { name: 'a path without an end', bytes: () => `GET /${'a'.repeat(200_000)}` },
  { name: 'a length that is no number', bytes: post('Content-Length: many', '{}') },
  { name: 'a negative length', bytes: post('Content-Length: -2', '{}') },
  { name: 'two lengths', bytes: post('Content-Length: 2\r\nContent-Length: 4', '{}{}') },
  {
    name: 'a length and chunks',
    bytes: post('Content-Length: 2\r\nTransfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'),
  },
  { name: 'chunks of no size', bytes: post('Transfer-Encoding: chunked', 'zz\r\n{}\r\n') },
  {
    name: 'a chunk larger than can be',
    bytes: post('Transfer-Encoding: chunked', 'ffffffffffffffffff\r\n{}\r\n'),
  },
  { name: 'a chunk longer than said', bytes: post('Transfer-Encoding: chunked', '1\r\n{}{}{}\r\n0\r\n\r\n') },
  { name: 'an encoding that is none', bytes: post('Transfer-Encoding: gzip, chunked, nothing', '{}') },
  {
    name: 'the preface of HTTP/2',
    bytes: () => bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [0, 0, 0, 4, 0, 0, 0, 0, 0]),
  },
  {
    name: 'the hello of TLS',
    bytes: () => bytes([0x16, 3, 1, 0, 0xf8, 1, 0, 0, 0xf4, 3, 3], 'r'.repeat(240), [0, 2, 0x13, 1]),
  },
  { name: 'a tunnel', bytes: () => 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n' },
  { name: 'a target that is no path', bytes: get('127.0.0.1:22') },
  { name: 'the hello of SSH', bytes: () => 'SSH-2.0-OpenSSH_9.9\r\n' },
  {
    name: 'bytes of no kind',
    bytes: () => bytes(Array.from({ length: 5000 }, (_, index) => (index * 89) % 256)),
  },
];

/** HTTP, and refused with the right number. */
export const WRONG: readonly (Kind & { status: number })[] = [
  { name: 'no host', status: 403, bytes: () => `${LINE}\r\nContent-Length: 2\r\n\r\n{}` },
  {
    name: 'broken UTF-8',
    status: 400,
    bytes: (host) => bytes(post('Content-Length: 4')(host), [0x7b, 0xff, 0xfe, 0x7d]),
  },
  {
    name: 'a form',
    status: 400,
    bytes: post('Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3', 'a=1'),
  },
  {
    name: 'a compressed body',
    status: 400,
    bytes: (host) => bytes(post('Content-Encoding: gzip\r\nContent-Length: 4')(host), [0x1f, 0x8b, 8, 0]),
  },
  { name: 'no body', status: 400, bytes: post('Content-Length: 0') },
  { name: 'a body over the limit', status: 413, bytes: post('Content-Length: 99999999') },
  { name: 'a trace', status: 405, bytes: (host) => `TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n` },
  { name: 'a way up', status: 404, bytes: get('/../../etc/passwd') },
  { name: 'a way up in another writing', status: 404, bytes: get('/%2e%2e/%2e%2e/etc/passwd') },
  { name: 'a way up with backslashes', status: 404, bytes: get('/..\\..\\clinic.db') },
  { name: 'NUL in a path', status: 404, bytes: get('/index.html%00.js') },
  { name: 'a percent alone', status: 404, bytes: get('/%') },
  { name: 'a download up', status: 401, bytes: get('/download/..%2f..%2fclinic.db') },
  {
    name: 'a procedure up',
    status: 404,
    bytes: (host) => `POST /rpc/../x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\n\r\n{}`,
  },
  {
    name: 'a method of no kind',
    status: 405,
    bytes: (host) => `PROPFIND / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  },
  {
    name: 'a token of no kind',
    status: 401,
    bytes: get('/events', 'Authorization: Bearer \u00ff\u00fe\r\n'),
  },
];

/** Begun and never ended. */
export const UNENDED: readonly Kind[] = [
  { name: 'nothing sent', bytes: () => '' },
  { name: 'a request line', bytes: () => 'GET / HT' },
  { name: 'headers', bytes: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ` },
  { name: 'a body', bytes: post('Content-Type: application/json\r\nContent-Length: 1000', '{') },
  { name: 'chunks', bytes: post('Transfer-Encoding: chunked', '1\r\n{\r\n') },
  { name: 'a body over the limit', bytes: post('Content-Length: 99999999', 'x'.repeat(10_000)) },
  { name: 'an answer that nobody reads', bytes: (host) => get('/', '\r\n')(host).repeat(200) },
];

const SEEDS: readonly ((host: string) => string | Buffer)[] = [
  ...[...BROKEN, ...WRONG, ...UNENDED].map((kind) => kind.bytes).filter((make) => make('x').length < 20_000),
  post('Content-Type: application/json\r\nContent-Length: 2', '{}'),
  get('/', 'Cookie: a=b; medibook_1=c\r\n'),
  get('/events?lastEventId=1', 'Last-Event-ID: x\r\n'),
];

/** A request with some of its bytes changed, taken away or doubled. */
export function brokenAtRandom(host: string, random: () => number): Buffer {
  let request = Buffer.from(pick(SEEDS, random)(host));
  const place = () => Math.floor(random() * (request.length + 1));
  for (let times = Math.ceil(random() * 4); times > 0; times -= 1) {
    const [from, until] = [place(), place()].toSorted((a, b) => a - b) as [number, number];
    const part = request.subarray(from, Math.min(until, from + 40));
    const change = pick(
      [part, Buffer.alloc(0), Buffer.from([Math.floor(random() * 256)]), Buffer.from('\r\n')],
      random,
    );
    request = Buffer.concat([request.subarray(0, from), change, part, request.subarray(until)]);
  }
  return request;
}
