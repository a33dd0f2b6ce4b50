/** A program that puts a backup in the place of a clinic on a server and says how far it is, so that it can be ended there. */
import path from 'node:path';
import { prepareIncoming } from '../../src/main/backups/restore.ts';
import { type RestoringOnServer, restoreOnServer } from '../../src/main/house/restore-on-server.ts';

const { source, ...restoring } = JSON.parse(process.argv[2] ?? '') as RestoringOnServer & { source: string };
const { folder, now } = restoring;
const location = { file: path.join(folder, 'clinic.db') };
await prepareIncoming({ location, source, now, userId: null, note: {} });
process.stdout.write('prepared\n');
await restoreOnServer(restoring, ({ step }) => process.stdout.write(`${step}\n`));
process.stdout.write('done\n');
