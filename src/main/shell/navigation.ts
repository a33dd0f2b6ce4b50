import type { App, Event, WebContents } from 'electron';
import { APP_ORIGIN } from './protocol.ts';

/** Whatever is made of web content, now or later, stays on our own page and opens nothing. */
export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => lock(contents));
}

function lock(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: Event) => event.preventDefault();
  contents.on('will-attach-webview', refuse);
  contents.on('will-redirect', refuse);
  const stayHome = (event: Event & { url: string }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
}

/** Loading our page anew is how a window recovers from an error. */
function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}` === APP_ORIGIN && pathname === '/';
}
