/** Fills a folder with a clinic of ten years: `node tests/support/ten-years.ts <folder>`. It takes half a minute. */
import { seedDemo } from '../../src/main/demo/seed-demo.ts';
import { silentLog } from '../../src/main/log.ts';
import { openClinic } from '../../src/main/open-clinic.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder');
const clinic = await openClinic({ folder, isDemo: false, note: 'ten years', log: silentLog });
await seedDemo(clinic.app.database, { now: Date.now(), daysBack: 3650, patients: 60_000 });
await clinic.close();
