/** A program that moves a clinic and says how far it is, so that it can be ended there. */
import { moveToFile } from '../../src/main/house/move-to-file.ts';
import { type Moving, moveToServer } from '../../src/main/house/move-to-server.ts';

const moving = JSON.parse(process.argv[2] ?? '') as Moving;
const move = moving.note.to === 'server' ? moveToServer : moveToFile;
await move(moving, ({ phase, table }) => process.stdout.write(`${phase} ${table}\n`));
process.stdout.write('done\n');
