/** Opens a clinic's file, which brings its schema to this version, and is killed before a statement of that. */
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';

const [file = '', killBefore = '0'] = process.argv.slice(2);
/** Statements that were begun: the last one that is never carried out is the one that it is killed before. */
let begun = 0;

function step(): void {
  begun += 1;
  if (begun === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
}

/** Counts each call of a method. */
function counted(owner: object, name: string): void {
  const method = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
    step();
    return Reflect.apply(method, this, args);
  });
}

const memory = new Sqlite(':memory:');
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as object;
memory.close();
for (const name of ['run', 'all', 'get']) counted(statement, name);
counted(Sqlite.prototype, 'exec');

const pragma = Sqlite.prototype.pragma;
Sqlite.prototype.pragma = function (this: Sqlite.Database, source, options) {
  step();
  // As in a clinic that does not fit into memory: pages go to the log before the commit.
  if (source === 'synchronous = FULL') pragma.call(this, 'cache_size = 8');
  return pragma.call(this, source, options);
};

await openDatabase({ file }, () => 1_800_000_000_000);
process.stdout.write(String(begun), () => process.exit());
