/** Writes `SHA256SUMS.txt` over the packages in a folder, `dist/` unless another is named: `npm run checksums`. */
import path from 'node:path';
import { root } from './packaging/builder.ts';
import { CHECKSUMS, writeChecksums } from './packaging/release-files.ts';

const folder = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
const names = writeChecksums(folder);
if (names.length === 0) throw new Error(`There is nothing to release in ${folder}`);
console.log(`${path.join(folder, CHECKSUMS)}: ${names.join(', ')}`);
