/** A big clinic that is open, with an admin and a receptionist who are signed in. */
import fs from 'node:fs';
import { CompiledQuery } from 'kysely';
import { type App, type AppOptions, openApp } from '../src/main/app.ts';
import { type Desk, deskOf } from '../tests/support/clinic.ts';
import { ADMIN, DESK, PASSWORD } from './big-clinic.ts';

export interface BigDesk {
  app: App;
  admin: Desk;
  desk: Desk;
  rows<Row>(query: string): Promise<Row[]>;
  /** Closes it and removes its folder. */
  close(): Promise<void>;
}

export async function openBig(place: Pick<AppOptions, 'folder' | 'server'>): Promise<BigDesk> {
  const app = await openApp({ ...place, sweeper: false });
  const as = async (email: string) => {
    const { token } = await deskOf(app, null).call('auth.login', { email, password: PASSWORD });
    return deskOf(app, token);
  };
  return {
    app,
    admin: await as(ADMIN),
    desk: await as(DESK),
    rows: <Row>(query: string) =>
      app.database.read(async (db) => (await db.executeQuery<Row>(CompiledQuery.raw(query))).rows),
    close: async () => {
      await app.close({ isHurried: true });
      fs.rmSync(place.folder, { recursive: true, force: true });
    },
  };
}
