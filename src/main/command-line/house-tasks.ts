/** Moving a clinic that no desk has open: to an empty database on a server, and back. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { MoveProgress } from '../../shared/contract/house.ts';
import { AppError } from '../../shared/errors.ts';
import { openDatabase } from '../database/sqlite/sqlite-database.ts';
import { finishMove } from '../house/finish-move.ts';
import { moveToFile } from '../house/move-to-file.ts';
import { moveToServer } from '../house/move-to-server.ts';
import type { MovingNote } from '../house/moving-note.ts';
import { HouseProblem } from '../house/problems.ts';
import { lockInstance } from '../instance-lock.ts';
import { mainText } from '../main-text.ts';
import { chosenServer } from '../server/open-on-server.ts';
import { serverPlace } from '../../shared/contract/server.ts';
import { usualDeskName } from '../server/server-desk.ts';
import { addressFor } from './server-tasks.ts';
import { type TaskOptions, TaskRefusal } from './tasks.ts';

export async function takeToServer(options: TaskOptions): Promise<void> {
  const { path: database, server, folder, location, passwords, say } = options;
  const lock = lockInstance(folder, 'move');
  try {
    const store = await passwords();
    await finishMove({ location, passwords: store });
    if (!fs.existsSync(location.file)) {
      throw new TaskRefusal('notFound', mainText('cli.noClinic', { path: folder }));
    }
    const address = await addressFor(database, server, say);
    await (await openDatabase(location)).close();
    const { password, ...place } = address;
    const choice = { ...serverPlace.parse(place), deskName: server?.deskName ?? usualDeskName() };
    await store.set(password);
    const note = noteOf('server', choice);
    await inWords(moveToServer({ location, address, note, now: note.at, userId: null }, telling(say)));
    await finishMove({ location, passwords: store });
    say(mainText('cli.movedToServer', { host: address.host, database }));
  } finally {
    lock.release();
  }
}

export async function takeToFile({ folder, location, passwords, say }: TaskOptions): Promise<void> {
  const lock = lockInstance(folder, 'move');
  try {
    const store = await passwords();
    await finishMove({ location, passwords: store });
    const current = await chosenServer(folder, store);
    if (!current) throw new TaskRefusal('usage', mainText('cli.notOnServer'));
    const note = noteOf('file', current.choice);
    const moving = { location, address: current.address, note, now: note.at, userId: null };
    await inWords(moveToFile(moving, telling(say)));
    await finishMove({ location, passwords: store });
    await store.remove();
    say(mainText('cli.movedToFile', { path: location.file }));
  } finally {
    lock.release();
  }
}

function noteOf(to: MovingNote['to'], server: MovingNote['server']): MovingNote {
  return { id: randomUUID(), to, at: Date.now(), isDecided: false, server };
}

/** A line for each table, when its first rows are done. */
function telling(say: (text: string) => void): (progress: MoveProgress) => void {
  let last = '';
  return ({ phase, table, rows, rowsInAll }) => {
    if (`${phase} ${table}` === last) return;
    last = `${phase} ${table}`;
    const done = String(Math.floor((rows * 100) / Math.max(rowsInAll, 1)));
    say(mainText(phase === 'checking' ? 'cli.comparing' : 'cli.copying', { table, done }));
  };
}

async function inWords(move: Promise<void>): Promise<void> {
  try {
    await move;
  } catch (error) {
    if (error instanceof HouseProblem) {
      throw new TaskRefusal('failed', mainText(`house.problem.${error.reason}`, { part: error.table }));
    }
    if (error instanceof AppError) throw new TaskRefusal('failed', mainText('house.problem.SERVER_AWAY'));
    throw error;
  }
}
