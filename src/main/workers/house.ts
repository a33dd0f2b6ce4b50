/** The thread that moves the clinic, or puts another in its place on a server: it reads and writes all of it, and must not hold up the desk. */
import { moveToFile } from '../house/move-to-file.ts';
import { moveToServer } from '../house/move-to-server.ts';
import { HouseProblem } from '../house/problems.ts';
import { restoreOnServer } from '../house/restore-on-server.ts';
import type { HouseServed } from '../house/work.ts';
import { serve } from './serve.ts';

serve(
  () =>
    ({
      move: async (moving, tell) => {
        try {
          await (moving.note.to === 'server' ? moveToServer : moveToFile)(moving, tell);
          return null;
        } catch (error) {
          // Its class would stay behind on the way to the program.
          if (error instanceof HouseProblem) return { reason: error.reason, table: error.table };
          throw error;
        }
      },
      restore: restoreOnServer,
    }) satisfies HouseServed,
);
