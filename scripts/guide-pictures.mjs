/** Makes the pictures of the user guide anew: `npm run docs:guide`. The app must have been built. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', 'guide-pictures-long', '--reporter=line'],
  {
    cwd: root,
    stdio: 'inherit',
    // It is a part of the long run, where the pictures are only made, and not kept.
    env: { ...process.env, MEDIBOOK_LONG: '1', MEDIBOOK_DOCS: '1' },
  },
);
process.exit(status ?? 1);
