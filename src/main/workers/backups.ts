/** The thread that makes, checks and prepares copies of the whole clinic. */
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import type { BackupsWork } from '../backups/work.ts';
import { workOn } from '../backups/work.ts';
import { serve } from './serve.ts';

serve((start: { location: DatabaseFile; folder: string }) => workOn(start) satisfies BackupsWork);
