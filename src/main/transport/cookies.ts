import type { IncomingHttpHeaders } from 'node:http';
import { SESSION_LENGTH } from '../session.ts';

/** The port is part of the name: cookies ignore ports, and two clinics on one computer must not share one. */
export function cookieName(port: number): string {
  return `medibook_${port}`;
}

/** The header that gives the page its token, or takes it away. Scripts never see it. */
export function sessionCookie(port: number, token: string | null): string {
  const seconds = token === null ? 0 : SESSION_LENGTH / 1000;
  return `${cookieName(port)}=${token ?? ''}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}`;
}

/** Who calls: a program says it with every request, a page through its cookie. */
export function tokenOf(
  headers: IncomingHttpHeaders,
  port: number,
): { token: string | null; isFromCookie: boolean } {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, isFromCookie: false };
  return { token: cookieValue(headers.cookie ?? '', cookieName(port)), isFromCookie: true };
}

function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
