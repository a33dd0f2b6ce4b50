import { useContext, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { MeContext } from '../session/session.ts';
import { untilSwapped } from './until-swapped.ts';

/** From the demonstration to one's own clinic, for admins. */
export function LeaveDemo() {
  const [isOpen, setOpen] = useState(false);
  if (useContext(MeContext)?.role !== 'admin') return null;
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('backups.leaveDemo')}
      </Button>
      <Dialog title={t('backups.leaveDemoTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Leaving onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Leaving({ onClose }: { onClose: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call('setup.leaveDemo', {}, { commandId: crypto.randomUUID() });
      await untilSwapped(({ isSetUp }) => !isSetUp);
      // Nothing of the demonstration may be left on any screen.
      window.location.hash = '';
      window.location.reload();
    } catch (error) {
      setProblem(asProblem(error).message);
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <Alert>{problem}</Alert>}
      <p>{t('backups.leaveDemoHint')}</p>
      <Actions>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button variant="primary" isPending={isBusy} onPress={() => void leave()}>
          {t('backups.leaveDemo')}
        </Button>
      </Actions>
    </>
  );
}
