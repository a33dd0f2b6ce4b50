/** Opens the file named in its argument as the user "nobody" (where it is root), and prints what was said. */
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { StartProblem } from '../../src/main/database/problems.ts';

if (process.getuid?.() === 0) process.setuid?.(65_534);
try {
  await (await openDatabase({ file: process.argv[2] ?? '' })).close();
  console.log('OPENED');
} catch (error) {
  console.log(error instanceof StartProblem ? error.reason : `not a StartProblem: ${String(error)}`);
}
