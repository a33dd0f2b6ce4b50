import { spawn } from 'node:child_process';

/** Shows the page in the default browser, where there is a screen to show it on. Never stops the desk. */
export function openInBrowser(url: string): void {
  const command = commandFor(process.platform, url);
  if (!command) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function commandFor(platform: NodeJS.Platform, url: string): [string, ...string[]] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  if (platform === 'darwin') return ['open', url];
  const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasScreen ? ['xdg-open', url] : null;
}
