import type { audit } from '../../../shared/contract/audit.ts';
import { checkAuditChain, lastAuditRow } from '../../database/audit.ts';
import type { HandlersOf } from '../../context.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './queries.ts';

/** Rows of one answer: about a tenth of a second, given back to the desks piece by piece. */
const SLICE = 20_000;

export const auditHandlers = {
  'audit.list': (ctx, input) => listAudit(ctx, input),

  'audit.export': (ctx, input) => exportAudit(ctx, input),

  'audit.verify': async ({ db }, { after = 0 }) => {
    const total = await lastAuditRow(db);
    const { last, brokenId } = await checkAuditChain(db, { after, limit: SLICE });
    return { last, total, brokenId, isDone: brokenId !== null || last >= total };
  },
} satisfies HandlersOf<typeof audit>;
