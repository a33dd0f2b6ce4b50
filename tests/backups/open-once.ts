/** Opens a clinic, which brings its schema to this version. */
import { silentLog } from '../../src/main/log.ts';
import { openClinic } from '../../src/main/open-clinic.ts';

process.send?.('ready');
await openClinic({ folder: process.argv[2] ?? '', isDemo: false, note: '', log: silentLog });
setInterval(() => {}, 1000);
