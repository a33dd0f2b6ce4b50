import { setImmediate } from 'node:timers/promises';
import {
  actorText,
  changesOf,
  deedText,
  fieldText,
  kindText,
  subjectText,
  valueText,
  type Writing,
} from '../../../shared/audit/words.ts';
import type { AuditRow } from '../../../shared/contract/audit.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { MOST_ROWS } from '../../../shared/contract/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/format.ts';
import { wallTimesIn } from '../../../shared/paper/wall-clock.ts';
import type { QueryContext } from '../../context.ts';
import { CsvWriter } from '../paper/csv.ts';
import { clinicZone } from '../settings/queries.ts';
import { listAudit } from './queries.ts';

/** A few milliseconds' worth. */
const PAGE = 100;

/**
 * The filtered trail. Between pages the desks get their turn; what is done meanwhile comes before its first row.
 * @throws AppError TOO_MANY_ROWS
 */
export async function exportAudit(ctx: QueryContext, input: ParsedInput<'audit.export'>) {
  const wall = wallTimesIn(await clinicZone(ctx.db));
  const writing: Writing = {
    instant: (instant) => `${wall(instant).date} ${wall(instant).time}`,
    date: (date) => date,
  };
  const writer = new CsvWriter();
  writer.add([titles()]);
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await listAudit(ctx, { ...input, cursor, limit: PAGE });
    count += page.items.length;
    if (count > MOST_ROWS) throw new AppError('TOO_MANY_ROWS', { params: { most: MOST_ROWS } });
    writer.add(page.items.map((row) => cellsOf(row, writing)));
    cursor = page.nextCursor;
    await setImmediate();
  } while (cursor !== undefined);
  return { filename: `audit-${wall(ctx.now()).date}.csv`, text: writer.toString(), count };
}

/** In the language of the moment. */
const titles = () => [
  t('audit.number'),
  t('audit.when'),
  t('audit.who'),
  t('audit.desk'),
  t('audit.what'),
  t('audit.kind'),
  t('audit.kindNumber'),
  t('audit.about'),
  t('audit.changes'),
];

function cellsOf(row: AuditRow, writing: Writing): string[] {
  return [
    String(row.id),
    writing.instant(row.at),
    actorText(row),
    row.desk,
    deedText(row.procedure),
    kindText(row.entity),
    String(row.entityId ?? ''),
    subjectText(row, writing),
    row.isErased ? t('audit.erased') : changesOf(row).map(changeText).join('\n'),
  ];

  function changeText({ path, before, after }: ReturnType<typeof changesOf>[number]): string {
    const [old, now] = [valueText(path, before, writing), valueText(path, after, writing)];
    return `${fieldText(path)}: ${old} → ${now}`;
  }
}
