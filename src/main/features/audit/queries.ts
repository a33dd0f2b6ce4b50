import { type ExpressionBuilder, sql } from 'kysely';
import { boundsOfDate } from '../../../shared/calendar.ts';
import type { AuditRow } from '../../../shared/contract/audit.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { pageOf, parseCursor } from '../../cursor.ts';
import type { QueryContext } from '../../context.ts';
import { NO_VALUES } from '../../database/audit.ts';
import type { ReadDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import type { Schema } from '../../database/schema.ts';
import { findPatientIds } from '../patients/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { iso } from '../visits/moments.ts';
import { subjectOf } from './subject.ts';

const PAGE = 50;
/** Those that fit best; who has more namesakes types more of the name. */
const MOST_PATIENTS = 50;

function rows(db: ReadDb) {
  return (
    db
      .selectFrom('audit_log as audit')
      .leftJoin('users as user', 'user.id', 'audit.user_id')
      .select([
        'audit.id',
        'audit.at',
        'audit.user_id',
        'user.name as user_name',
        'audit.desk',
        'audit.procedure',
        'audit.entity',
        'audit.entity_id',
        'audit.before_values',
        'audit.after_values',
        'audit.values_hash',
      ])
      // Sessions and permissions say of whom they are by the user's number alone.
      .select((is) =>
        is
          .selectFrom('users')
          .select('name')
          .whereRef('users.id', '=', 'audit.entity_id')
          .where('audit.entity', 'in', ['sessions', 'users', 'shortcuts'])
          .as('subject_user'),
      )
  );
}

type AuditDbRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

type Filter = Omit<ParsedInput<'audit.list'>, 'cursor' | 'limit'>;

/** A page, the latest first; rows of one moment in the order in which they were written. */
export async function listAudit(ctx: QueryContext, input: ParsedInput<'audit.list'>) {
  const { limit = PAGE, cursor, ...filter } = input;
  const after = parseCursor(cursor, ['number', 'number']);
  const found = await filtered(ctx, filter, after, limit + 1);
  const doctors = await doctorNames(ctx.db);
  return pageOf(
    found,
    limit,
    (row) => auditRowOf(row, doctors),
    (row) => [row.at, row.id],
  );
}

async function filtered(
  { db, now }: QueryContext,
  filter: Filter,
  after: [number, number] | null,
  limit: number,
): Promise<AuditDbRow[]> {
  const subjects = await subjectsOf(db, filter, now());
  if (subjects && subjects.patientIds.length === 0 && subjects.bookingId === null) return [];
  const { at, userId, procedure, entity } = columnsFor(db, filter, subjects !== null);
  let query = rows(db);
  const { from, to } = await boundsOf(db, filter);
  if (from !== null) query = query.where(at, '>=', from);
  if (to !== null) query = query.where(at, '<', to);
  if (filter.userId !== undefined) query = query.where(userId, '=', filter.userId);
  if (filter.procedure) query = query.where(procedure, '=', filter.procedure);
  if (filter.entity) query = query.where(entity, '=', filter.entity);
  if (filter.entityId !== undefined) query = query.where('audit.entity_id', '=', filter.entityId);
  if (subjects) query = query.where((is) => isAbout(is, subjects));
  if (after) query = query.where((is) => is.or([is(at, '<', after[0]), beforeIn(is, after)]));
  return query.orderBy(at, 'desc').orderBy('audit.id', 'desc').limit(limit).execute();
}

/** What every desk does all day: going through these to find one user's would take long. */
const EVERYDAY: readonly string[] = ['bookings', 'patients', 'queue'];

/**
 * The columns as the query names them: by some no index is gone, where going by another is shorter, for a file's
 * database does not know which values are rare.
 */
function columnsFor(db: ReadDb, { userId, procedure, entity, entityId }: Filter, isSearched: boolean) {
  const isFew = isSearched || entityId !== undefined;
  const hasUser = userId !== undefined;
  const byUser = hasUser && (!entity || EVERYDAY.includes(entity));
  const free = <T>(name: string, isFree: boolean) =>
    sql<T>`${sql.raw(isFree ? `audit.${name}` : engineOf(db).unindexed(`audit.${name}`))}`;
  return {
    at: free<number>('at', !isFew),
    userId: free<number>('user_id', !isFew && (byUser || procedure !== undefined)),
    procedure: free<string>('procedure', !isFew),
    entity: free<string>('entity', entityId !== undefined || (!isSearched && !byUser && !procedure)),
  };
}

type Is = ExpressionBuilder<Schema & { audit: Schema['audit_log'] }, 'audit'>;

function beforeIn(is: Pick<Is, 'and'> & Is, [at, id]: [number, number]) {
  return is.and([is('audit.at', '=', at), is('audit.id', '<', id)]);
}

interface Subjects {
  patientIds: number[];
  /** A booking by its number. */
  bookingId: number | null;
}

/** Whom a search is about; null where there is none. */
async function subjectsOf(db: ReadDb, filter: Filter, now: number): Promise<Subjects | null> {
  const search = filter.search?.trim();
  if (!search && filter.patientId === undefined) return null;
  const number = /^#?(\d{1,12})$/.exec(search ?? '')?.[1];
  const found = search ? await findPatientIds(db, search, now) : [];
  return {
    patientIds: filter.patientId === undefined ? found.slice(0, MOST_PATIENTS) : [filter.patientId],
    bookingId: number ? Number(number) : null,
  };
}

const OF_PATIENTS = ['bookings', 'queue', 'waitlist'] as const;

function isAbout(is: Is, { patientIds, bookingId }: Subjects) {
  const row = (entity: string, ids: number[]) =>
    is.and([is('audit.entity', '=', entity), is('audit.entity_id', 'in', ids)]);
  const theirs = (entity: (typeof OF_PATIENTS)[number]) =>
    is.and([
      is('audit.entity', '=', entity),
      is('audit.entity_id', 'in', is.selectFrom(entity).select('id').where('patient_id', 'in', patientIds)),
    ]);
  return is.or([
    ...(patientIds.length > 0 ? [row('patients', patientIds), ...OF_PATIENTS.map(theirs)] : []),
    ...(bookingId === null ? [] : [row('bookings', [bookingId])]),
  ]);
}

async function boundsOf(db: ReadDb, { from, to }: Filter) {
  const zone = from || to ? await clinicZone(db) : '';
  return {
    from: from ? boundsOfDate(from, zone).from : null,
    to: to ? boundsOfDate(to, zone).to : null,
  };
}

async function doctorNames(db: ReadDb): Promise<ReadonlyMap<number, string>> {
  const doctors = await db.selectFrom('doctors').select(['id', 'name']).execute();
  return new Map(doctors.map(({ id, name }) => [id, name]));
}

function auditRowOf(row: AuditDbRow, doctors: ReadonlyMap<number, string>): AuditRow {
  const before = parsed(row.before_values);
  const after = parsed(row.after_values);
  return {
    id: row.id,
    at: iso(row.at),
    userId: row.user_id,
    userName: row.user_name,
    desk: row.desk,
    procedure: row.procedure,
    entity: row.entity,
    entityId: row.entity_id,
    subject: subjectOf(after ?? before, { userName: row.subject_user, doctors }),
    isErased: row.before_values === null && row.after_values === null && row.values_hash !== NO_VALUES,
    before,
    after,
  };
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
