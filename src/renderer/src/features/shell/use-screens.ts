import { useRouter } from '@tanstack/react-router';
import {
  ACTIONS,
  type ActionId,
  isActionId,
  isOfferedTo,
  type ShortcutAction,
} from '../../../../shared/shortcuts.ts';
import { useMe } from '../session/session.ts';

/** Whether an action is anything for this person in this version: its screen is there, and they may see it. */
export function useIsOffered(): (action: ShortcutAction) => boolean {
  const { routesByPath } = useRouter();
  const me = useMe();
  return (action) =>
    (action.path === undefined || Object.hasOwn(routesByPath, action.path)) && isOfferedTo(action, me);
}

/** The actions that lead to a screen. */
export function useScreenActions(): Partial<Record<ActionId, () => void>> {
  const router = useRouter();
  const isOffered = useIsOffered();
  const found: Partial<Record<ActionId, () => void>> = {};
  for (const action of ACTIONS) {
    const { id, path } = action;
    if (path && isActionId(id) && isOffered(action)) found[id] = () => router.history.push(path);
  }
  return found;
}
