/** Which address shows which screen. Addresses live behind `#`, so that they work from any origin. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router';
import { isDate } from '../../shared/calendar.ts';
import { CrashState, NotFoundState } from './components/crash.tsx';
import { AboutScreen } from './features/about/about-screen.tsx';
import { AccountScreen } from './features/account/account-screen.tsx';
import { AuditScreen } from './features/audit/audit-screen.tsx';
import { auditSearch } from './features/audit/audit-search.ts';
import { BackupsScreen } from './features/backups/backups-screen.tsx';
import { BookingsScreen } from './features/bookings/bookings-screen.tsx';
import { bookingsSearch } from './features/bookings/bookings-search.ts';
import { DataScreen } from './features/data/data-screen.tsx';
import { DayScreen } from './features/day/day-screen.tsx';
import { DoctorsScreen } from './features/doctors/doctors-screen.tsx';
import { FlowScreen } from './features/flow/flow-screen.tsx';
import { HelpScreen } from './features/help/help-screen.tsx';
import { helpSearch } from './features/help/help-search.ts';
import { HealthScreen } from './features/health/health-screen.tsx';
import { MyDayScreen } from './features/my-day/my-day-screen.tsx';
import { MyDaySheetScreen } from './features/my-day/my-day-sheet.tsx';
import { PatientScreen } from './features/patients/patient-screen.tsx';
import { PatientsScreen } from './features/patients/patients-screen.tsx';
import { Frame } from './features/print/frame.tsx';
import { sheetSearch, slipSearch, ticketSearch } from './features/print/print-search.ts';
import { BlankSheetScreen, DaySheetScreen } from './features/print/sheet-screens.tsx';
import { SlipScreen } from './features/print/slip-screen.tsx';
import { TicketScreen } from './features/print/ticket-screen.tsx';
import { SchedulesScreen } from './features/schedules/schedules-screen.tsx';
import { schedulesSearch } from './features/schedules/schedules-search.ts';
import { AdminOnly, StatisticsOnly } from './features/session/admin-only.tsx';
import { ServerScreen } from './features/server/server-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { RoomsScreen } from './features/rooms/rooms-screen.tsx';
import { SlotsScreen } from './features/slots/slots-screen.tsx';
import { ReportPaperScreen } from './features/stats/report-paper.tsx';
import { reportSearch } from './features/stats/report-search.ts';
import { StatsScreen } from './features/stats/stats-screen.tsx';
import { UsersScreen } from './features/users/users-screen.tsx';
import { VisitTypesScreen } from './features/visit-types/visit-types-screen.tsx';
import { WaitlistScreen } from './features/waitlist/waitlist-screen.tsx';

const root = createRootRoute({
  component: Frame,
  errorComponent: CrashState,
  notFoundComponent: NotFoundState,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/day' });
  },
});

/** What the day view shows; a link can name it. No date is today. */
export interface DaySearch {
  date?: string | undefined;
  specialization?: string | undefined;
  doctor?: number | undefined;
  /** The doctor whose week is shown in place of the day. */
  week?: number | undefined;
  /** The digit of the view whose doctors are shown. */
  view?: number | undefined;
}

const day = createRoute({
  getParentRoute: () => root,
  path: '/day',
  component: DayScreen,
  validateSearch: ({ date, specialization, doctor, week, view }: Record<string, unknown>): DaySearch => ({
    ...(typeof date === 'string' && isDate(date) && { date }),
    ...(typeof specialization === 'string' && specialization && { specialization }),
    ...(Number.isInteger(doctor) && { doctor: doctor as number }),
    ...(Number.isInteger(week) && { week: week as number }),
    ...(Number.isInteger(view) && { view: view as number }),
  }),
});

/** A doctor's own day. No date is today. */
const ownSearch = ({ date }: Record<string, unknown>): { date?: string } =>
  typeof date === 'string' && isDate(date) ? { date } : {};
const myDay = createRoute({
  getParentRoute: () => root,
  path: '/my-day',
  component: MyDayScreen,
  validateSearch: ownSearch,
});

const bookings = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  component: BookingsScreen,
  validateSearch: bookingsSearch,
});

const flow = createRoute({ getParentRoute: () => root, path: '/flow', component: FlowScreen });
const waitlist = createRoute({ getParentRoute: () => root, path: '/waitlist', component: WaitlistScreen });
const patients = createRoute({ getParentRoute: () => root, path: '/patients', component: PatientsScreen });
const patient = createRoute({ getParentRoute: () => root, path: '/patients/$id', component: PatientScreen });
const doctors = createRoute({ getParentRoute: () => root, path: '/doctors', component: DoctorsScreen });
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: HelpScreen,
  validateSearch: helpSearch,
});
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountScreen });

const about = createRoute({ getParentRoute: () => root, path: '/about', component: AboutScreen });

const admin = createRoute({ getParentRoute: () => root, id: 'admin', component: AdminOnly });
const slots = createRoute({ getParentRoute: () => admin, path: '/slots', component: SlotsScreen });
const schedules = createRoute({
  getParentRoute: () => admin,
  path: '/schedules',
  component: SchedulesScreen,
  validateSearch: schedulesSearch,
});
const visitTypes = createRoute({
  getParentRoute: () => admin,
  path: '/visit-types',
  component: VisitTypesScreen,
});
const rooms = createRoute({ getParentRoute: () => admin, path: '/rooms', component: RoomsScreen });
const users = createRoute({ getParentRoute: () => admin, path: '/users', component: UsersScreen });
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: AuditScreen,
  validateSearch: auditSearch,
});
const statisticsOnly = createRoute({
  getParentRoute: () => root,
  id: 'statistics-only',
  component: StatisticsOnly,
});
const statistics = createRoute({
  getParentRoute: () => statisticsOnly,
  path: '/statistics',
  component: StatsScreen,
});
const data = createRoute({ getParentRoute: () => admin, path: '/data', component: DataScreen });
const backups = createRoute({ getParentRoute: () => admin, path: '/backups', component: BackupsScreen });
const health = createRoute({ getParentRoute: () => admin, path: '/health', component: HealthScreen });
const server = createRoute({ getParentRoute: () => admin, path: '/server', component: ServerScreen });
const settings = createRoute({ getParentRoute: () => admin, path: '/settings', component: SettingsScreen });

/** What is printed, without the desk's frame. */
const print = [
  createRoute({
    getParentRoute: () => root,
    path: '/print/day',
    component: DaySheetScreen,
    validateSearch: sheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/my-day',
    component: MyDaySheetScreen,
    validateSearch: ownSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/blank',
    component: BlankSheetScreen,
    validateSearch: sheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/slip',
    component: SlipScreen,
    validateSearch: slipSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/ticket',
    component: TicketScreen,
    validateSearch: ticketSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/report',
    component: ReportPaperScreen,
    validateSearch: reportSearch,
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    day,
    myDay,
    bookings,
    flow,
    waitlist,
    patients,
    patient,
    doctors,
    account,
    help,
    about,
    ...print,
    admin.addChildren([
      schedules,
      slots,
      rooms,
      visitTypes,
      users,
      audit,
      data,
      backups,
      server,
      health,
      settings,
    ]),
    statisticsOnly.addChildren([statistics]),
  ]),
  history: createHashHistory(),
  defaultErrorComponent: CrashState,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
