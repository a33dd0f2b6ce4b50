import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import { partsOf } from '../../shared/chords.ts';
import { t } from '../../shared/messages/format.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Role } from '../../shared/roles.ts';
import {
  ACTIONS,
  type ActionId,
  isActionId,
  isOfferedTo,
  type KeyMap,
  type ShortcutGroup,
} from '../../shared/shortcuts.ts';

/** What the menu knows of the person in the window at the front. */
export interface MenuPerson {
  /** Null while nobody is signed in there. */
  role: Role | null;
  permissions: readonly Permission[];
  keys: KeyMap;
}

export interface ActionMenuOptions extends MenuPerson {
  isMac: boolean;
  /** Sends an action to the window it was chosen in. */
  act: (window: BaseWindow | undefined, action: ActionId) => void;
}

/** The items of one group of actions, with the person's keys. The page handles the keys; the menu shows them. */
export function actionItems(group: ShortcutGroup, options: ActionMenuOptions): MenuItemConstructorOptions[] {
  const { role, permissions, keys, act } = options;
  const person = { role: role ?? 'receptionist', permissions };
  return ACTIONS.filter((action) => action.group === group)
    .filter((action) => isOfferedTo(action, person))
    .flatMap(({ id, label }): MenuItemConstructorOptions[] =>
      isActionId(id)
        ? [
            {
              id,
              // A sign that opens a mnemonic must be written twice.
              label: t(label).replaceAll('&', '&&'),
              enabled: role !== null,
              ...shownKeys(keys.get(id)?.[0], options.isMac),
              click: (_item, window) => act(window, id),
            },
          ]
        : [],
    );
}

/**
 * macOS has no keys that are only shown, and would take letters out of fields: there only keys with ⌘ stand in
 * the menu. They reach the page first, too.
 */
function shownKeys(chord: string | undefined, isMac: boolean): Partial<MenuItemConstructorOptions> {
  if (chord === undefined || (isMac && !chord.includes('$mod'))) return {};
  return { accelerator: acceleratorOf(chord), registerAccelerator: false };
}

const ELECTRON_NAMES: Record<string, string> = {
  $mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
};

export function acceleratorOf(chord: string): string {
  return partsOf(chord)
    .map((part) => ELECTRON_NAMES[part] ?? part)
    .join('+');
}
