import type { Contract } from '../shared/contract/index.ts';
import type { HandlersOf } from './context.ts';
import { auditHandlers } from './features/audit/handlers.ts';
import { authHandlers } from './features/auth/handlers.ts';
import { backupHandlers } from './features/backups/handlers.ts';
import { bookingHandlers } from './features/bookings/handlers.ts';
import { doctorHandlers } from './features/doctors/handlers.ts';
import { healthHandlers } from './features/health/handlers.ts';
import { importHandlers } from './features/imports/handlers.ts';
import { myDayHandlers } from './features/my-day/handlers.ts';
import { paperHandlers } from './features/paper/handlers.ts';
import { patientHandlers } from './features/patients/handlers.ts';
import { patientVisitHandlers } from './features/patients/visits.ts';
import { permissionHandlers } from './features/permissions/handlers.ts';
import { practiceHandlers } from './features/practice/handlers.ts';
import { houseHandlers } from './features/house/handlers.ts';
import { queueHandlers } from './features/queue/handlers.ts';
import { roomHandlers } from './features/rooms/handlers.ts';
import { scheduleHandlers } from './features/schedules/handlers.ts';
import { seriesHandlers } from './features/series/handlers.ts';
import { serverHandlers } from './features/server/handlers.ts';
import { settingsHandlers } from './features/settings/handlers.ts';
import { setupHandlers } from './features/setup/handlers.ts';
import { shortcutHandlers } from './features/shortcuts/handlers.ts';
import { slotHandlers } from './features/slots/handlers.ts';
import { specializationHandlers } from './features/specializations/handlers.ts';
import { statsHandlers } from './features/stats/handlers.ts';
import { undoHandlers } from './features/undo/handlers.ts';
import { userHandlers } from './features/users/handlers.ts';
import { viewHandlers } from './features/views/handlers.ts';
import { visitTypeHandlers } from './features/visit-types/handlers.ts';
import { waitlistHandlers } from './features/waitlist/handlers.ts';

/** Every procedure's handler. One that the contract has and this has not does not compile. */
export const handlers: HandlersOf<Contract> = {
  ...setupHandlers,
  ...authHandlers,
  ...auditHandlers,
  ...userHandlers,
  ...permissionHandlers,
  ...myDayHandlers,
  ...settingsHandlers,
  ...shortcutHandlers,
  ...doctorHandlers,
  ...roomHandlers,
  ...specializationHandlers,
  ...slotHandlers,
  ...scheduleHandlers,
  ...patientHandlers,
  ...patientVisitHandlers,
  ...visitTypeHandlers,
  ...bookingHandlers,
  ...paperHandlers,
  ...seriesHandlers,
  ...queueHandlers,
  ...waitlistHandlers,
  ...undoHandlers,
  ...viewHandlers,
  ...statsHandlers,
  ...importHandlers,
  ...backupHandlers,
  ...practiceHandlers,
  ...healthHandlers,
  ...serverHandlers,
  ...houseHandlers,
};
