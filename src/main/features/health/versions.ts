import os from 'node:os';
import type { Versions } from '../../../shared/contract/health.ts';
import type { QueryContext } from '../../context.ts';
import { engineOf } from '../../database/engine.ts';
import { LATEST } from '../../database/latest.ts';

export async function versionsOf({ db, app }: Pick<QueryContext, 'db' | 'app'>): Promise<Versions> {
  return {
    app: app.version,
    schema: LATEST,
    database: await engineOf(db).versionOf(db),
    electron: process.versions['electron'] ?? null,
    chromium: process.versions['chrome'] ?? null,
    node: process.versions.node,
    system: `${process.platform} ${os.release()} ${process.arch}`,
  };
}
