/** A process of its own that holds the write lock of a file: `close` takes it, `open` gives it back. */
import { connect } from '../../src/main/database/sqlite/connection.ts';

/** Milliseconds. Who writes something of its own just then waits at the gate, too, and cannot say that it asks. */
const OPENS_AFTER = 1000;

const sql = connect({ file: process.argv[2] ?? '' }, 'writer');
let patience: NodeJS.Timeout | undefined;

function open(): void {
  clearTimeout(patience);
  if (sql.inTransaction) sql.exec('ROLLBACK');
}

process.on('message', (order: 'close' | 'open') => {
  open();
  if (order === 'open') return;
  sql.exec('BEGIN IMMEDIATE');
  patience = setTimeout(open, OPENS_AFTER);
  process.send?.('closed');
});
process.on('disconnect', () => process.exit());
