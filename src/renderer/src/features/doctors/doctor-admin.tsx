/** What an admin can do on the doctors' screen. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { MoveButtons } from '../../components/move-buttons.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { openScheduleChange } from '../schedules/change-store.ts';
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

interface DoctorActionsProps {
  doctor: Doctor;
  onMove: (by: -1 | 1) => void;
}

export function DoctorActions({ doctor, onMove }: DoctorActionsProps) {
  const [isEditing, setEditing] = useState(false);
  const close = () => setEditing(false);
  const { name } = doctor;
  return (
    <>
      <Button size="small" aria-label={t('doctors.editOf', { name })} onPress={() => setEditing(true)}>
        {t('doctors.edit')}
      </Button>
      <ActiveButton doctor={doctor} />
      <MoveButtons name={name} onMove={onMove} />
      <Dialog title={t('doctors.editTitle')} isOpen={isEditing} onClose={close}>
        <EditDoctorForm doctor={doctor} onDone={close} />
      </Dialog>
    </>
  );
}

/** What becomes of their slots and bookings is seen and decided first. */
function ActiveButton({ doctor: { id, name, isActive } }: { doctor: Doctor }) {
  const kind = isActive ? 'DEACTIVATE_DOCTOR' : 'REACTIVATE_DOCTOR';
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t(isActive ? 'doctors.deactivateOf' : 'doctors.reactivateOf', { name })}
      onPress={() => openScheduleChange([{ kind, doctorId: id }])}
    >
      {t(isActive ? 'doctors.deactivate' : 'doctors.reactivate')}
    </Button>
  );
}
