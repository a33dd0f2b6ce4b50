/** What a release has beside its packages: a checksum of each, and a list of all that is in them. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { root } from './builder.ts';

export const CHECKSUMS = 'SHA256SUMS.txt';
/** The packages themselves, and what lies beside them: not electron-builder's own notes. */
const RELEASED = /^medibook-desk-.*\.(exe|zip|dmg|AppImage|deb|json)$/;

/** @returns the name of the file: the software bill of materials, in CycloneDX's JSON */
export function writeBill(folder: string): string {
  const bill = billOfMaterials(root);
  const { name, version } = bill.metadata.component;
  const file = `${name}-${version}-sbom.json`;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, file), `${JSON.stringify(bill, null, 2)}\n`);
  return file;
}

/** In the form that `sha256sum --check` reads. @returns the names of the files */
export function writeChecksums(folder: string): string[] {
  const names = fs
    .readdirSync(folder)
    .filter((name) => RELEASED.test(name))
    .toSorted();
  const lines = names.map((name) => `${sha256(path.join(folder, name))}  ${name}\n`);
  fs.writeFileSync(path.join(folder, CHECKSUMS), lines.join(''));
  return names;
}

/** Piece by piece: an installer is larger than what should be read at once. */
function sha256(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = fs.openSync(file, 'r');
  try {
    const read = () => fs.readSync(handle, piece);
    for (let length = read(); length > 0; length = read()) hash.update(piece.subarray(0, length));
  } finally {
    fs.closeSync(handle);
  }
  return hash.digest('hex');
}
