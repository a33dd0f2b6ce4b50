import os from 'node:os';
import { benchBoard } from './board.ts';
import { benchBooking } from './booking.ts';
import { benchImport } from './import.ts';
import { benchPatientSearch } from './patient-search.ts';
import { benchReports } from './reports.ts';
import { benchSchedules } from './schedules.ts';
import { benchSeveralDesks } from './several-desks.ts';
import { benchSlots } from './slots.ts';

console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.versions.node}`);
for (const bench of [
  benchBooking,
  benchSlots,
  benchSchedules,
  benchPatientSearch,
  benchBoard,
  benchReports,
  benchImport,
  benchSeveralDesks,
]) {
  for (const line of await bench()) console.log(line);
}
