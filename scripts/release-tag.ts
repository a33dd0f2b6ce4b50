/**
 * Before a release: the tag must be the version in package.json, and CHANGELOG.md must have a part about it, which
 * becomes `release-notes.md`. `node scripts/release-tag.ts v0.1.0`
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './packaging/builder.ts';

const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const [tag = ''] = process.argv.slice(2);
if (tag !== `v${version}`) throw new Error(`The tag ${tag} is not the version ${version}`);

const parts = read('CHANGELOG.md').split(/^## /m);
const notes = parts.find((part) => part.split('\n', 1)[0]?.trim().startsWith(version));
if (!notes) throw new Error(`CHANGELOG.md says nothing about ${version}`);
fs.writeFileSync(path.join(root, 'release-notes.md'), notes.slice(notes.indexOf('\n')).trim());
console.log(`Release ${version}`);
