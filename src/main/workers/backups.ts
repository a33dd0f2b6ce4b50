/** The thread that makes, checks and prepares copies of the whole clinic. */
import { type BackupsStart, type BackupsWork, workOn } from '../backups/work.ts';
import { serve } from './serve.ts';

serve((start: BackupsStart) => workOn(start) satisfies BackupsWork);
