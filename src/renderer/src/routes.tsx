/**
 * Which address shows which screen. Addresses live behind `#`, so that they work from any origin. The day is there
 * from the start; the other screens are loaded when they are first shown, or pointed at.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { isDate } from '../../shared/calendar.ts';
import { CrashState, NotFoundState } from './components/crash.tsx';
import { bookingsSearch } from './features/bookings/bookings-search.ts';
import { DayScreen } from './features/day/day-screen.tsx';
import { Frame } from './features/print/frame.tsx';
import { sheetSearch, slipSearch, ticketSearch } from './features/print/print-search.ts';
import { AdminOnly } from './features/session/admin-only.tsx';

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

const bookings = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  component: lazyRouteComponent(() => import('./features/bookings/bookings-screen.tsx'), 'BookingsScreen'),
  validateSearch: bookingsSearch,
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flow',
  component: lazyRouteComponent(() => import('./features/flow/flow-screen.tsx'), 'FlowScreen'),
});
const waitlist = createRoute({
  getParentRoute: () => root,
  path: '/waitlist',
  component: lazyRouteComponent(() => import('./features/waitlist/waitlist-screen.tsx'), 'WaitlistScreen'),
});
const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  component: lazyRouteComponent(() => import('./features/patients/patients-screen.tsx'), 'PatientsScreen'),
});
const patient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$id',
  component: lazyRouteComponent(() => import('./features/patients/patient-screen.tsx'), 'PatientScreen'),
});
const doctors = createRoute({
  getParentRoute: () => root,
  path: '/doctors',
  component: lazyRouteComponent(() => import('./features/doctors/doctors-screen.tsx'), 'DoctorsScreen'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/account-screen.tsx'), 'AccountScreen'),
});

const admin = createRoute({ getParentRoute: () => root, id: 'admin', component: AdminOnly });
const slots = createRoute({
  getParentRoute: () => admin,
  path: '/slots',
  component: lazyRouteComponent(() => import('./features/slots/slots-screen.tsx'), 'SlotsScreen'),
});
const visitTypes = createRoute({
  getParentRoute: () => admin,
  path: '/visit-types',
  component: lazyRouteComponent(
    () => import('./features/visit-types/visit-types-screen.tsx'),
    'VisitTypesScreen',
  ),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  component: lazyRouteComponent(() => import('./features/users/users-screen.tsx'), 'UsersScreen'),
});
const statistics = createRoute({
  getParentRoute: () => admin,
  path: '/statistics',
  component: lazyRouteComponent(() => import('./features/stats/stats-screen.tsx'), 'StatsScreen'),
});
const settings = createRoute({
  getParentRoute: () => admin,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

/** What is printed, without the desk's frame. */
const print = [
  createRoute({
    getParentRoute: () => root,
    path: '/print/day',
    component: lazyRouteComponent(() => import('./features/print/sheet-screens.tsx'), 'DaySheetScreen'),
    validateSearch: sheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/blank',
    component: lazyRouteComponent(() => import('./features/print/sheet-screens.tsx'), 'BlankSheetScreen'),
    validateSearch: sheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/slip',
    component: lazyRouteComponent(() => import('./features/print/slip-screen.tsx'), 'SlipScreen'),
    validateSearch: slipSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/print/ticket',
    component: lazyRouteComponent(() => import('./features/print/ticket-screen.tsx'), 'TicketScreen'),
    validateSearch: ticketSearch,
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    day,
    bookings,
    flow,
    waitlist,
    patients,
    patient,
    doctors,
    account,
    ...print,
    admin.addChildren([slots, visitTypes, users, statistics, settings]),
  ]),
  history: createHashHistory(),
  defaultErrorComponent: CrashState,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
