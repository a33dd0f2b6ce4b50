/** The desk of a soak, in a process of its own: browser mode over a clinic whose clock runs faster than the world's. */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { openApp } from '../../src/main/app.ts';
import { silentLog } from '../../src/main/log.ts';
import { serveHttp } from '../../src/main/transport/http.ts';
import { countFollowers } from '../support/followers.ts';

export type Order = { is: 'clock'; at: number; speed: number } | { is: 'measure' } | { is: 'end' };

/** What the process holds at a moment. Megabytes, and counts. */
export interface Held {
  heap: number;
  rss: number;
  followers: number;
  /** Those of the clinic that its connections have open, and all others: sockets, pipes, files. */
  files: { clinic: number; others: number };
  /** What keeps a process alive, by its kind. */
  resources: Record<string, number>;
}

export type Report = { is: 'ready'; url: string } | { is: 'held'; held: Held } | { is: 'done' };

const MB = 1024 * 1024;
v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

const [folder = '', began = ''] = process.argv.slice(2);
let clock = { at: Number(began), since: performance.now(), speed: 1 };
const now = () => Math.floor(clock.at + (performance.now() - clock.since) * clock.speed);

const app = await openApp({ folder, now });
const followers = countFollowers(app.changes);
const pages = path.resolve(import.meta.dirname, '../../out/renderer');
const host = await serveHttp({ app, port: 0, pages, log: silentLog, heartbeat: 1000 });

function held(): Held {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  return { heap: heapUsed / MB, rss: rss / MB, followers: followers(), files: openFiles(), resources };
}

function openFiles(): Held['files'] {
  const files = { clinic: 0, others: 0 };
  if (!fs.existsSync('/proc/self/fd')) return files;
  for (const name of fs.readdirSync('/proc/self/fd')) {
    const is = nameOf(name).startsWith(path.join(folder, 'clinic.db')) ? 'clinic' : 'others';
    files[is] += 1;
  }
  return files;
}

/** Where it leads; the one that the folder was read through is gone by now. */
function nameOf(descriptor: string): string {
  try {
    return fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

const tell = (report: Report) => process.send?.(report);

process.on('message', (order: Order) => {
  if (order.is === 'clock') clock = { at: order.at, since: performance.now(), speed: order.speed };
  if (order.is === 'measure') tell({ is: 'held', held: held() });
  if (order.is === 'end') {
    void (async () => {
      await host.close();
      await app.close({ isHurried: true });
      tell({ is: 'done' });
      process.disconnect();
    })();
  }
});
tell({ is: 'ready', url: host.url });
