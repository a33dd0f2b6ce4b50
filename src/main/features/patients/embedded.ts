/** A patient inside of what is about them: a booking, a place in the queue, an entry of the waiting list. */
import type { Patient } from '../../../shared/contract/patients.ts';

/** Of the table `patients`, joined as `patient`. */
export const patientColumns = [
  'patient.id as patient_id',
  'patient.name as patient_name',
  'patient.email as patient_email',
  'patient.phone as patient_phone',
  'patient.date_of_birth as patient_date_of_birth',
  'patient.alert as patient_alert',
] as const;

interface PatientColumns {
  patient_id: number | null;
  patient_name: string | null;
  patient_email: string | null;
  patient_phone: string | null;
  patient_date_of_birth: string | null;
  patient_alert: string | null;
}

/** Null where there is none, as in a hold. */
export function embeddedPatient(row: PatientColumns): Patient | null {
  if (row.patient_id === null || row.patient_name === null) return null;
  return {
    id: row.patient_id,
    name: row.patient_name,
    email: row.patient_email,
    phone: row.patient_phone,
    dateOfBirth: row.patient_date_of_birth,
    alert: row.patient_alert,
  };
}
