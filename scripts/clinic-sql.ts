/** Writes the script for administrators again, after the schema or the rights of a desk have changed. */
import fs from 'node:fs';
import path from 'node:path';
import { clinicScript } from '../src/main/server/clinic-script.ts';

const file = path.resolve(import.meta.dirname, '../resources/postgres/create-clinic.sql');
fs.writeFileSync(file, await clinicScript('clinic'));
