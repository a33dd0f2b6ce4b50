import type { Doctor } from '../../../../shared/contract/doctors.ts';

/** What an admin can do on the doctors' screen; for others there is nothing here. */
export function AddDoctorButton() {
  return null;
}

export function DoctorActions(_props: { doctor: Doctor }) {
  return null;
}
