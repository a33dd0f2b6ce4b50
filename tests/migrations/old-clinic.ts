import type { Connection } from '../../src/main/database/sqlite/connection.ts';
import { at, booking, claim, slot } from '../guarantee/statements.ts';

const patients = [
  `('José Núñez', 'jose@clinic.test', '+34 600 123 123', '1980-04-03', 1)`,
  `('Søren Ærø', NULL, '(0) 555-01 23', NULL, 2)`,
  `('山田太郎', NULL, NULL, '1980-03-04', 3)`,
];

const statements = [
  `INSERT INTO settings (id, clinic_name, time_zone, country) VALUES (1, 'Old Clinic', 'Europe/Berlin', 'DE')`,
  `INSERT INTO doctors (name, specialization, email, created_at)
    VALUES ('Doctor', 'General', 'd@clinic.test', 0)`,
  `INSERT INTO patients (name, email, phone, date_of_birth, created_at) VALUES ${patients.join(', ')}`,
  ...[at(0), at(1), at(2)].map((start) => slot(1, start)),
  booking({ id: 1, status: 'CONFIRMED', from: 0, to: 2 }),
  claim({ slot: 1, booking: 1, from: 0, to: 1, visit: [0, 2] }),
  claim({ slot: 2, booking: 1, from: 1, to: 2, visit: [0, 2] }),
  booking({ id: 2, status: 'CANCELLED', slot: 3, from: 2, to: 3 }),
];

/** Rows of a clinic at version 0001, written as that version knew its tables. */
export function fillOldClinic(sql: Connection): void {
  sql.transaction(() => statements.forEach((statement) => sql.exec(statement)))();
}
