/** What a desk did, read from the audit trail. */
import type { ProcedureName } from '../../../shared/contract/index.ts';
import type { Undoable } from '../../../shared/contract/undo.ts';
import type { QueryContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { iso } from '../visits/moments.ts';

/** The commands of the desk that can be taken back. Holds are not among them: they end by themselves. */
export const UNDOABLE = [
  'bookings.create',
  'bookings.overbook',
  'bookings.confirm',
  'bookings.cancel',
  'bookings.restore',
  'bookings.move',
  'bookings.update',
  'bookings.mark',
  'series.create',
  'series.move',
  'queue.join',
  'queue.mark',
  'queue.book',
  'waitlist.add',
  'waitlist.update',
  'waitlist.remove',
  'waitlist.take',
  'patients.create',
  'patients.update',
  'patients.merge',
  'patients.unmerge',
] as const satisfies readonly ProcedureName[];

const REMEMBERED = 20;
/** How far back in the trail a desk's own commands are looked for, in rows of all desks. */
const ROWS_BACK = 5000;

export interface Done {
  commandId: string;
  procedure: string;
  at: number;
  /** The number of its first audit row: what an undo is noted under. */
  firstRow: number;
  entity: string;
  entityId: number | null;
}

/** This user's commands at this desk that were not taken back yet, the latest first. */
export async function doneHere({ db, desk, session }: QueryContext): Promise<Done[]> {
  const undone = await undoneRows(db);
  const rows = await recentRows(db)
    .select(['id', 'at', 'command_id', 'procedure', 'entity', 'entity_id'])
    .where('desk', '=', desk)
    .where('user_id', '=', session?.userId ?? 0)
    .where('command_id', 'is not', null)
    .where('procedure', 'in', [...UNDOABLE])
    .orderBy('id', 'desc')
    .execute();
  const commands = Map.groupBy(rows, (row) => row.command_id ?? '');
  return [...commands]
    .map(([commandId, [...mine]]) => doneOf(commandId, mine.toReversed()))
    .filter((done) => !undone.has(done.firstRow))
    .slice(0, REMEMBERED);
}

interface Row {
  id: number;
  at: number;
  procedure: string;
  entity: string;
  entity_id: number | null;
}

/** A command is about the row of its own kind, when it wrote rows of several. */
function doneOf(commandId: string, rows: readonly Row[]): Done {
  const [first] = rows as [Row];
  const family = first.procedure.slice(0, first.procedure.indexOf('.'));
  const own = rows.find((row) => row.entity === family) ?? first;
  const { procedure, at } = first;
  return { commandId, procedure, at, firstRow: first.id, entity: own.entity, entityId: own.entity_id };
}

export function undoableOf({ firstRow: _, at, ...done }: Done): Undoable {
  return { ...done, at: iso(at) };
}

function recentRows(db: ReadDb) {
  return db
    .selectFrom('audit_log')
    .where('id', '>', (is) =>
      is.selectFrom('audit_log').select((of) => of(of.fn.max('id'), '-', ROWS_BACK).as('from')),
    );
}

async function undoneRows(db: ReadDb): Promise<Set<number | null>> {
  const rows = await recentRows(db).select('entity_id').where('entity', '=', 'undo').execute();
  return new Set(rows.map((row) => row.entity_id));
}

export interface Written {
  entity: string;
  id: number;
  before: unknown;
  after: unknown;
}

/** What a command wrote, the last first, as it must be taken back. */
export async function writtenBy(db: ReadDb, commandId: string): Promise<Written[]> {
  const rows = await recentRows(db)
    .select(['entity', 'entity_id', 'before_values', 'after_values'])
    .where('command_id', '=', commandId)
    .where('procedure', 'in', [...UNDOABLE])
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap((row) =>
    row.entity_id === null
      ? []
      : [
          {
            entity: row.entity,
            id: row.entity_id,
            before: parsed(row.before_values),
            after: parsed(row.after_values),
          },
        ],
  );
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
