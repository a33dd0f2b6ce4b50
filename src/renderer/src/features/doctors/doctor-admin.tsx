/** What an admin can do on the doctors' screen. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useSwitch } from '../../lib/use-switch.ts';
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

function ActiveButton({ doctor: { id, name, isActive } }: { doctor: Doctor }) {
  const { isPending, run } = useSwitch({
    name: isActive ? 'doctors.deactivate' : 'doctors.reactivate',
    back: isActive ? 'doctors.reactivate' : 'doctors.deactivate',
    done: t(isActive ? 'doctors.deactivated' : 'doctors.reactivated', { name }),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      isPending={isPending}
      aria-label={t(isActive ? 'doctors.deactivateOf' : 'doctors.reactivateOf', { name })}
      onPress={() => void run(id)}
    >
      {t(isActive ? 'doctors.deactivate' : 'doctors.reactivate')}
    </Button>
  );
}
