/** Writes the software bill of materials into a folder, `dist/` unless another is named: `npm run sbom`. */
import path from 'node:path';
import { root } from './packaging/builder.ts';
import { writeBill } from './packaging/release-files.ts';

const folder = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
console.log(path.join(folder, writeBill(folder)));
