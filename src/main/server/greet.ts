/**
 * The first words with a server, before anything is said about a user: is somebody there, is it PostgreSQL, does it
 * speak TLS, and is it who it says it is. Nothing secret is sent.
 */
import { X509Certificate } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import type { ServerAddress } from '../database/postgres/address.ts';
import { tlsOptions } from '../database/postgres/tls.ts';
import { Obstacle } from './found.ts';

/** Length 8, and the number that asks for TLS. */
const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

type Place = Pick<ServerAddress, 'host' | 'port' | 'tls' | 'ca'>;

/**
 * @param within milliseconds for each of the steps
 * @returns whether the server speaks TLS
 * @throws Obstacle with what is in the way
 */
export async function greet(place: Place, within: number): Promise<boolean> {
  if (place.ca !== undefined) requireCertificates(place.ca);
  const socket = net.connect({ host: place.host, port: place.port });
  try {
    await reached(socket, place, within);
    const speaksTls = await asked(socket, place, within);
    if (place.tls === 'off') return speaksTls;
    if (!speaksTls) throw new Obstacle('TLS_NOT_OFFERED', { host: place.host });
    await trusted(socket, place, within);
    return true;
  } finally {
    socket.destroy();
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @throws Obstacle CA_UNREADABLE */
function requireCertificates(pem: string): void {
  try {
    const certificates = (pem.match(CERTIFICATE) ?? []).map((one) => new X509Certificate(one));
    if (certificates.length > 0) return;
  } catch {
    // Falls through: it says that it is a certificate, and is none.
  }
  throw new Obstacle('CA_UNREADABLE');
}

/** Codes of Node's sockets and of the resolver, and what they mean. */
const UNKNOWN = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EINVAL']);

function reached(socket: net.Socket, { host, port }: Place, within: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Obstacle('UNREACHABLE', { host, port: String(port) })), within);
    socket.once('connect', () => {
      clearTimeout(late);
      resolve();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      reject(whyNot(error.code ?? '', host, port));
    });
  });
}

function whyNot(code: string, host: string, port: number): Obstacle {
  if (UNKNOWN.has(code)) return new Obstacle('HOST_UNKNOWN', { host });
  return new Obstacle(code === 'ECONNREFUSED' ? 'REFUSED' : 'UNREACHABLE', { host, port: String(port) });
}

/** Whether it speaks TLS. Only PostgreSQL knows the question, and answers it with one letter. */
function asked(socket: net.Socket, { host, port }: Place, within: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const stranger = () => reject(new Obstacle('NOT_POSTGRES', { host, port: String(port) }));
    const late = setTimeout(stranger, within);
    const hear = (done: () => void) => {
      clearTimeout(late);
      for (const event of ['data', 'error', 'end']) socket.removeAllListeners(event);
      socket.on('error', () => {});
      done();
    };
    socket.once('data', (answer) => {
      const letter = answer.toString('latin1');
      hear(letter === 'S' || letter === 'N' ? () => resolve(letter === 'S') : stranger);
    });
    socket.once('error', () => hear(stranger));
    socket.once('end', () => hear(stranger));
    socket.write(TLS_REQUEST);
  });
}

/** @throws Obstacle when the server cannot prove that it is the one that was named */
function trusted(socket: net.Socket, place: Place, within: number): Promise<void> {
  const { host } = place;
  return new Promise((resolve, reject) => {
    const fail = (code: string) => reject(new Obstacle('TLS_FAILED', { host, detail: code }));
    const late = setTimeout(() => fail('ETIMEDOUT'), within);
    // A stranger's certificate is looked at, and then refused with its own words.
    const options = { ...tlsOptions(place), socket, rejectUnauthorized: false, ...nameFor(host) };
    const secure = tls.connect(options, () => {
      clearTimeout(late);
      const problem = problemWith(secure, host);
      secure.destroy();
      if (problem) reject(problem);
      else resolve();
    });
    secure.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      fail(error.code ?? 'TLS');
    });
  });
}

/** Addresses have no name that a server could choose its certificate by. */
export function nameFor(host: string): { servername?: string } {
  return net.isIP(host) ? {} : { servername: host };
}

function problemWith(secure: tls.TLSSocket, host: string): Obstacle | null {
  if (secure.authorized) return null;
  const certificate = secure.getPeerCertificate();
  const code = String(secure.authorizationError);
  const until = isoDate(certificate.valid_to);
  if (code === 'CERT_HAS_EXPIRED') return new Obstacle('TLS_EXPIRED', { host, until });
  if (code === 'CERT_NOT_YET_VALID') {
    return new Obstacle('TLS_NOT_YET', { host, from: isoDate(certificate.valid_from) });
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new Obstacle('TLS_WRONG_NAME', { host, names: namesIn(certificate) });
  }
  return new Obstacle('TLS_UNTRUSTED', { host, issuer: commonName(certificate.issuer), detail: code });
}

/** From `Mar  2 10:00:00 2026 GMT`. */
function isoDate(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString().slice(0, 10);
}

function namesIn({ subjectaltname, subject }: tls.PeerCertificate): string {
  const names = subjectaltname?.replaceAll(/(?:DNS|IP Address):/g, '') ?? commonName(subject);
  return names.slice(0, 200);
}

function commonName(of: tls.Certificate | undefined): string {
  const name = of?.CN;
  return (Array.isArray(name) ? name.join(', ') : (name ?? '–')).slice(0, 200);
}
