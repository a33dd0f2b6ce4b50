/**
 * Every action that a key can do, once. The key handler, the sheet, the palette, the menu, and the rules for
 * changing keys all read this list. Pure.
 */
import { isReserved, normalChord } from './chords.ts';
import type { MessageKey } from './messages/en.ts';
import type { Permission } from './permissions.ts';
import type { Role } from './roles.ts';

export const SHORTCUT_GROUPS = ['desk', 'days', 'screens', 'help', 'grid', 'panel'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];
/** Where keys act: on every screen, on the day's grid while it has the focus, or in the booking panel. */
export type ShortcutScope = 'everywhere' | 'grid' | 'panel';

type LabelKey = Extract<MessageKey, `shortcut.${string}` | `nav.${string}`>;

interface Definition {
  label: LabelKey;
  group: ShortcutGroup;
  keys: readonly string[];
  /** The address that it leads to; there only where that screen is. */
  path?: string;
  role?: Role;
  /** What one must have been allowed. */
  permission?: Permission;
  /** Acts while somebody types, too, as long as its keys write nothing. */
  isForFields?: boolean;
}

const definitions = {
  book: { label: 'shortcut.book', group: 'desk', keys: ['n'] },
  walkIn: { label: 'shortcut.walkIn', group: 'desk', keys: ['w'] },
  findPatient: { label: 'shortcut.findPatient', group: 'desk', keys: ['/'] },
  daySheet: { label: 'shortcut.daySheet', group: 'desk', keys: ['$mod+p'], isForFields: true },
  undo: { label: 'shortcut.undo', group: 'desk', keys: ['$mod+z'] },

  today: { label: 'shortcut.today', group: 'days', keys: ['t'] },
  previousDay: { label: 'shortcut.previousDay', group: 'days', keys: ['[', 'Alt+ArrowLeft'] },
  nextDay: { label: 'shortcut.nextDay', group: 'days', keys: [']', 'Alt+ArrowRight'] },
  goToDate: { label: 'shortcut.goToDate', group: 'days', keys: ['g'] },

  goDay: { label: 'nav.day', group: 'screens', keys: ['Shift+d'], path: '/day' },
  goFlow: { label: 'nav.flow', group: 'screens', keys: ['Shift+f'], path: '/flow' },
  goWaitlist: { label: 'nav.waitlist', group: 'screens', keys: ['Shift+w'], path: '/waitlist' },
  goPatients: { label: 'shortcut.goPatients', group: 'screens', keys: ['Shift+p'], path: '/patients' },
  goBookings: { label: 'nav.bookings', group: 'screens', keys: ['Shift+b'], path: '/bookings' },
  goDoctors: { label: 'nav.doctors', group: 'screens', keys: ['Shift+o'], path: '/doctors' },
  goSlots: { label: 'nav.slots', group: 'screens', keys: ['Shift+s'], path: '/slots', role: 'admin' },
  goSchedules: {
    label: 'nav.schedules',
    group: 'screens',
    keys: ['Shift+c'],
    path: '/schedules',
    role: 'admin',
  },
  goVisitTypes: {
    label: 'nav.visitTypes',
    group: 'screens',
    keys: ['Shift+v'],
    path: '/visit-types',
    role: 'admin',
  },
  goRooms: { label: 'nav.rooms', group: 'screens', keys: ['Shift+r'], path: '/rooms', role: 'admin' },
  goUsers: { label: 'nav.users', group: 'screens', keys: ['Shift+u'], path: '/users', role: 'admin' },
  goStats: {
    label: 'nav.stats',
    group: 'screens',
    keys: ['Shift+i'],
    path: '/statistics',
    permission: 'statistics',
  },
  goSettings: {
    label: 'nav.settings',
    group: 'screens',
    keys: ['Shift+e'],
    path: '/settings',
    role: 'admin',
  },
  goAudit: { label: 'nav.audit', group: 'screens', keys: ['Shift+h'], path: '/audit', role: 'admin' },
  goData: { label: 'nav.data', group: 'screens', keys: ['Shift+x'], path: '/data', role: 'admin' },
  goBackups: { label: 'nav.backups', group: 'screens', keys: ['Shift+k'], path: '/backups', role: 'admin' },
  goHealth: { label: 'nav.health', group: 'screens', keys: ['Shift+y'], path: '/health', role: 'admin' },
  goServer: { label: 'nav.server', group: 'screens', keys: [], path: '/server', role: 'admin' },
  goMyDay: { label: 'nav.myDay', group: 'screens', keys: ['Shift+m'], path: '/my-day', role: 'doctor' },
  goAccount: { label: 'nav.account', group: 'screens', keys: ['Shift+a'], path: '/account' },

  palette: { label: 'shortcut.palette', group: 'help', keys: ['$mod+k'], isForFields: true },
  help: { label: 'shortcut.help', group: 'help', keys: ['?'] },
  goHelp: { label: 'nav.help', group: 'help', keys: ['F1'], path: '/help', isForFields: true },
  goAbout: { label: 'nav.about', group: 'help', keys: [], path: '/about' },
} as const satisfies Record<string, Definition>;

/** The grid and the panel handle these themselves, so that their keys stay as they are. */
const fixed = {
  gridMove: { label: 'shortcut.grid', group: 'grid', keys: ['arrows'] },
  gridEnds: { label: 'shortcut.gridEnds', group: 'grid', keys: ['Home', 'End'] },
  gridHour: { label: 'shortcut.gridHour', group: 'grid', keys: ['PageUp', 'PageDown'] },
  gridEnter: { label: 'shortcut.gridEnter', group: 'grid', keys: ['Enter'] },
  gridPeek: { label: 'shortcut.gridPeek', group: 'grid', keys: ['Space'] },
  gridNextFree: { label: 'shortcut.gridNextFree', group: 'grid', keys: ['f'] },
  gridMoveBooking: { label: 'shortcut.gridMoveBooking', group: 'grid', keys: ['m'] },
  gridArrived: { label: 'shortcut.gridArrived', group: 'grid', keys: ['a'] },
  gridInRoom: { label: 'shortcut.gridInRoom', group: 'grid', keys: ['i'] },
  gridDone: { label: 'shortcut.gridDone', group: 'grid', keys: ['d'] },
  gridNoShow: { label: 'shortcut.gridNoShow', group: 'grid', keys: ['x'] },
  gridLeft: { label: 'shortcut.gridLeft', group: 'grid', keys: ['l'] },
  gridConfirmed: { label: 'shortcut.gridConfirmed', group: 'grid', keys: ['c'] },
  gridWeek: { label: 'shortcut.gridWeek', group: 'grid', keys: ['v'] },
  gridViews: { label: 'shortcut.gridViews', group: 'grid', keys: '123456789'.split('') },
  gridZoom: { label: 'shortcut.gridZoom', group: 'grid', keys: ['+', '-'] },
  newPatient: { label: 'shortcut.newPatient', group: 'panel', keys: ['$mod+Enter'] },
  close: { label: 'shortcut.close', group: 'panel', keys: ['Escape'] },
} as const satisfies Record<string, Definition>;

export type ActionId = keyof typeof definitions;
export type FixedActionId = keyof typeof fixed;

export interface ShortcutAction extends Definition {
  id: ActionId | FixedActionId;
  scope: ShortcutScope;
  isChangeable: boolean;
}

const scopeOf = (group: ShortcutGroup): ShortcutScope =>
  group === 'grid' || group === 'panel' ? group : 'everywhere';

const listOf = (part: Record<string, Definition>, isChangeable: boolean): ShortcutAction[] =>
  Object.entries(part).map(([id, definition]) => ({
    ...definition,
    id: id as ShortcutAction['id'],
    scope: scopeOf(definition.group),
    isChangeable,
  }));

export const ACTIONS: readonly ShortcutAction[] = [...listOf(definitions, true), ...listOf(fixed, false)];
export const actionIds = Object.keys(definitions) as ActionId[];

export function isActionId(id: unknown): id is ActionId {
  return typeof id === 'string' && Object.hasOwn(definitions, id);
}

export function actionOf(id: ShortcutAction['id']): ShortcutAction {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`There is no action ${id}`);
  return found;
}

/** What one person changed: an action and its own keys. */
export interface ChangedKeys {
  action: string;
  keys: string;
}

/** Who somebody is, as far as it decides what is offered to them. */
export interface Person {
  role: Role;
  permissions: readonly Permission[];
}

/** What is anything for somebody who sees their own day alone. */
const FOR_DOCTORS: readonly ShortcutAction['id'][] = [
  'goMyDay',
  'goAccount',
  'daySheet',
  'today',
  'previousDay',
  'nextDay',
  'goToDate',
  'palette',
  'help',
  'goHelp',
  'goAbout',
];

/** Whether an action is anything for this person. */
export function isOfferedTo(
  { id, role, permission }: Pick<ShortcutAction, 'id' | 'role' | 'permission'>,
  person: Person,
): boolean {
  if (person.role === 'doctor') return FOR_DOCTORS.includes(id);
  if (role === 'doctor' || (role === 'admin' && person.role !== 'admin')) return false;
  return permission === undefined || person.permissions.includes(permission);
}

export type KeyMap = ReadonlyMap<ShortcutAction['id'], readonly string[]>;

/**
 * The keys of every action for somebody with these changes. Keys that they gave to one action are no longer
 * another's, even when that one was new in a later version. Changes of actions that are gone do not count.
 */
export function keysWith(changes: readonly ChangedKeys[]): KeyMap {
  const own = new Map(
    changes.filter(({ action }) => isActionId(action)).map(({ action, keys }) => [action, keys]),
  );
  const given = new Set(own.values());
  return new Map(
    ACTIONS.map(({ id, keys }) => {
      const changed = own.get(id);
      return [id, changed === undefined ? keys.filter((chord) => !given.has(chord)) : [changed]];
    }),
  );
}

export type KeysVerdict =
  | { is: 'fine'; chord: string }
  | { is: 'garbage' }
  | { is: 'reserved' }
  | { is: 'taken'; by: ShortcutAction['id'] };

/** Whether an action may have these keys, beside what the same person has already. */
export function judgeKeys(action: ActionId, keys: string, changes: readonly ChangedKeys[]): KeysVerdict {
  const chord = normalChord(keys);
  if (chord === null) return { is: 'garbage' };
  // What has these keys by itself may have them again, whatever the rule for others is.
  if (isReserved(chord) && !actionOf(action).keys.includes(chord)) return { is: 'reserved' };
  const by = ownerOf(chord, action, changes);
  return by ? { is: 'taken', by } : { is: 'fine', chord };
}

/** The other action that has these keys. */
export function ownerOf(
  chord: string,
  action: ActionId,
  changes: readonly ChangedKeys[],
): ShortcutAction['id'] | undefined {
  const others = [...keysWith(changes.filter((change) => change.action !== action))];
  return others.find(([id, keys]) => id !== action && keys.includes(chord))?.[0];
}
