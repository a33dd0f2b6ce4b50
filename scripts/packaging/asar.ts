/** Reads an asar archive: a header in JSON, and the files one behind the other. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';

export interface AsarEntry {
  size: number;
  /** Beside the archive, because the system has to load it from a file of its own. */
  isUnpacked: boolean;
  /** SHA-256 of the content, as Electron checks it. */
  hash: string;
  /** Bytes from the start of the archive. */
  offset: number;
}

export interface Asar {
  file: string;
  /** SHA-256 of the header: what a binary holds to know its own archive by. */
  headerHash: string;
  /** Every file, by its path with slashes. */
  files: ReadonlyMap<string, AsarEntry>;
  folders: ReadonlyMap<string, string[]>;
  /** @throws Error when there is no such file */
  read(name: string): Buffer;
}

interface Node {
  files?: Record<string, Node>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
}

export function openAsar(file: string): Asar {
  const archive = fs.readFileSync(file);
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12));
  const begin = 8 + archive.readUInt32LE(4);
  const files = new Map<string, AsarEntry>();
  const folders = new Map<string, string[]>();
  const walk = (node: Node, name: string) => {
    const children = Object.entries(node.files ?? {});
    folders.set(
      name,
      children.map(([child]) => child),
    );
    for (const [child, inside] of children) {
      const full = name === '' ? child : `${name}/${child}`;
      if (inside.files) walk(inside, full);
      else files.set(full, entryOf(inside, begin));
    }
  };
  walk(JSON.parse(json.toString()) as Node, '');
  return {
    file,
    headerHash: createHash('sha256').update(json).digest('hex'),
    files,
    folders,
    read: (name) => {
      const entry = files.get(name);
      if (!entry) throw new Error(`${file} holds no ${name}`);
      if (entry.isUnpacked) return fs.readFileSync(`${file}.unpacked/${name}`);
      return archive.subarray(entry.offset, entry.offset + entry.size);
    },
  };
}

function entryOf({ size = 0, offset = '0', unpacked = false, integrity }: Node, begin: number): AsarEntry {
  return {
    size,
    isUnpacked: unpacked,
    hash: integrity?.algorithm === 'SHA256' ? integrity.hash : '',
    offset: begin + Number(offset),
  };
}
