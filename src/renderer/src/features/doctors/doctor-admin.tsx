/** What an admin can do on the doctors' screen. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { refresh } from '../../lib/changes.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify, offerUndo } from '../../lib/toasts.ts';
import { AddDoctorForm, EditDoctorForm } from './doctor-form.tsx';

export function AddDoctorButton() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('doctors.add')}
      </Button>
      <Dialog title={t('doctors.add')} isOpen={isOpen} onClose={close}>
        <AddDoctorForm onDone={close} />
      </Dialog>
    </>
  );
}

export function DoctorActions({ doctor }: { doctor: Doctor }) {
  const [isEditing, setEditing] = useState(false);
  const close = () => setEditing(false);
  const { name } = doctor;
  return (
    <>
      <Button size="small" aria-label={t('doctors.editOf', { name })} onPress={() => setEditing(true)}>
        {t('doctors.edit')}
      </Button>
      <ActiveButton doctor={doctor} />
      <Dialog title={t('doctors.editTitle')} isOpen={isEditing} onClose={close}>
        <EditDoctorForm doctor={doctor} onDone={close} />
      </Dialog>
    </>
  );
}

/** Nothing is lost either way, so there is an undo and no question. */
function ActiveButton({ doctor: { id, name, isActive } }: { doctor: Doctor }) {
  const next = isActive ? 'doctors.deactivate' : 'doctors.reactivate';
  const back = isActive ? 'doctors.reactivate' : 'doctors.deactivate';
  const command = useCommand(next);
  const press = async () => {
    try {
      await command.mutateAsync({ id });
    } catch (error) {
      return notify(asProblem(error).message, 'problem');
    }
    offerUndo(t(isActive ? 'doctors.deactivated' : 'doctors.reactivated', { name }), async () => {
      await call(back, { id }, { commandId: crypto.randomUUID() });
      void refresh('doctors');
      return undefined;
    });
  };
  return (
    <Button
      size="small"
      variant="quiet"
      isPending={command.isPending}
      aria-label={t(isActive ? 'doctors.deactivateOf' : 'doctors.reactivateOf', { name })}
      onPress={() => void press()}
    >
      {t(next)}
    </Button>
  );
}
