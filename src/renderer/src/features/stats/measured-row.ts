/** How one procedure answered, as a row of a table: the same on the health page and in the statistics. */
import type { ProcedureReport } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { shareOf } from './numbers.ts';
import { count, label, share, time } from './table-model.ts';

type Measured = Pick<ProcedureReport['all'], 'calls' | 'p50' | 'p95' | 'p99' | 'errors'>;

export const measuredHead = () => [
  t('health.procedure'),
  t('health.calls'),
  t('health.p50'),
  t('health.p95'),
  t('health.p99'),
  t('health.errors'),
  t('health.errorShare'),
];

export const measuredRow = (name: string, measured: Measured) => [
  label(name),
  count(measured.calls),
  time(measured.p50),
  time(measured.p95),
  time(measured.p99),
  count(measured.errors),
  share(shareOf(measured.errors, measured.calls)),
];
