import os from 'node:os';
import type { Versions } from '../../../shared/contract/health.ts';
import type { QueryContext } from '../../context.ts';
import { SCHEMA_VERSION, sqliteVersion } from '../../database/sqlite/file-facts.ts';

export async function versionsOf({ db, app }: Pick<QueryContext, 'db' | 'app'>): Promise<Versions> {
  return {
    app: app.version,
    schema: SCHEMA_VERSION,
    sqlite: await sqliteVersion(db),
    electron: process.versions['electron'] ?? null,
    chromium: process.versions['chrome'] ?? null,
    node: process.versions.node,
    system: `${process.platform} ${os.release()} ${process.arch}`,
  };
}
