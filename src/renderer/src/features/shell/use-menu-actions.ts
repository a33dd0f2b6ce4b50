import { useEffect } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { actionOf, isActionId } from '../../../../shared/shortcuts.ts';
import { runAction } from '../../lib/shortcuts.ts';
import { notify } from '../../lib/toasts.ts';
import { transport } from '../../lib/transport.ts';

/** Does what is chosen in the native menu. An open dialog keeps the desk to itself, as it does for keys. */
export function useMenuActions(): void {
  useEffect(
    () =>
      transport.onAction((id) => {
        if (!isActionId(id) || document.querySelector('[role=dialog]')) return;
        if (!runAction(id)) notify(t('keys.notHere', { action: t(actionOf(id).label) }), 'info');
      }),
    [],
  );
}
