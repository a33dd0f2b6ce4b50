import { type Protocol, protocol } from 'electron';
import { SECURITY_HEADERS } from '../transport/security-headers.ts';
import { staticFiles } from '../transport/static-files.ts';

const SCHEME = 'app';
const HOST = 'medibook';
export const APP_ORIGIN = `${SCHEME}://${HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/`;

/** Makes `app://` an origin like any other on the web. Must come before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer, from the files that are there at the start and no others. */
export function serveAppScheme(target: Pick<Protocol, 'handle'>, folder: string): void {
  const files = staticFiles(folder);
  target.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === HOST && method === 'GET' ? files.get(pathname) : undefined;
    if (!file) return new Response('Not found\n', { status: 404, headers: SECURITY_HEADERS });
    return new Response(new Uint8Array(await file.read()), {
      headers: { ...SECURITY_HEADERS, ...file.headers },
    });
  });
}
