/** What a start finds of a restore that was interrupted, at each of its steps. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishSwap, incomingFile, swapIn } from '../../src/main/backups/swap.ts';
import { temporaryFolder } from '../support/folder.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'clinic.db');
  fs.writeFileSync(file, 'old');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
const left = () => fs.readdirSync(folder).toSorted();

describe('a restore', () => {
  it('that is over leaves the new file and nothing beside it', () => {
    fs.writeFileSync(incomingFile(folder), 'new');
    write('clinic.db-wal', 'of the old one');
    swapIn(file);
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(left()).toEqual(['clinic.db']);
    expect(finishSwap(file)).toBe('none');
  });

  it.each(['restoring.db', 'restoring.db.partial', 'restoring.db.partial-wal', 'restoring.db-journal'])(
    'that was ended at %s is given up, and the clinic is as it was, its log too',
    (name) => {
      write(name, 'half');
      write('clinic.db-wal', 'the last booking');
      expect(finishSwap(file)).toBe('given up');
      expect(fs.readFileSync(file, 'utf8')).toBe('old');
      expect(left()).toEqual(['clinic.db', 'clinic.db-wal']);
    },
  );

  it('that was ended after its note is finished, whatever of the old file is still there', () => {
    write('restoring.json', '{}');
    write('restoring.db', 'new');
    write('clinic.db-wal', 'of the old one');
    expect(finishSwap(file)).toBe('finished');
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(left()).toEqual(['clinic.db']);
  });

  it('that was ended before its note was taken away keeps what has been written since', () => {
    write('restoring.json', '{}');
    write('clinic.db', 'new');
    write('clinic.db-wal', 'the first booking');
    expect(finishSwap(file)).toBe('finished');
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(left()).toEqual(['clinic.db', 'clinic.db-wal']);
  });
});
