import type { Input } from '../../../../shared/contract/index.ts';
import type { Patient } from '../../../../shared/contract/patients.ts';

/** Whom something is for: somebody on file, or somebody new who is put on file with it. */
export interface Who {
  input: Pick<Input<'bookings.confirm'>, 'patientId' | 'patient'>;
  name: string;
  /** Null for somebody new. */
  record: Patient | null;
}
