import fs from 'node:fs';
import path from 'node:path';

/** One file of the built renderer, with what it is served as. */
export interface StaticFile {
  read(): Promise<Buffer>;
  headers: Readonly<Record<string, string>>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The build puts a hash of the content into the names of these, so they never change. */
const HASHED = '/assets/';

/**
 * The files under a folder, by the path that they are asked for with. Only what was found when the program
 * started is ever served, so a path that leads out of the folder names nothing.
 */
export function staticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const file of filesUnder(folder)) {
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, staticFile(file, folder));
  }
  const start = files.get('/index.html');
  if (start) files.set('/', start);
  return files;
}

/** Folder by folder: inside an asar archive that works everywhere, and `recursive` does not. */
function filesUnder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(full);
    return entry.isFile() ? [full] : [];
  });
}

function staticFile(file: string, folder: string): StaticFile {
  const isHashed = `/${path.relative(folder, file).split(path.sep).join('/')}`.startsWith(HASHED);
  return {
    read: () => fs.promises.readFile(file),
    headers: {
      'Content-Type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  };
}
