import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/clinic.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { fileLog } from './file-log.ts';

describe('the command line', () => {
  it('is understood', () => {
    const args = parseArguments(['--browser', '--port', '4811', '--data=x y', '--demo', '--no-open']);
    expect(args).toEqual({
      isBrowser: true,
      isDemo: true,
      isOpening: false,
      isVersion: false,
      isHelp: false,
      port: 4811,
      data: 'x y',
    });
  });

  it.each([
    [['--colour'], "Unknown option '--colour'. --help shows what there is."],
    [['clinic'], "Unexpected argument 'clinic'. --help shows what there is."],
    [['--demo=yes'], /^Option '--demo' does not take an argument/],
    [['--port'], /^Option '--port <value>' argument missing/],
    [['--port', 'high'], '--port takes a number from 0 to 65535; 0 chooses a free one.'],
    [['--port', '65536'], '--port takes a number from 0 to 65535; 0 chooses a free one.'],
    [['--port=-1'], '--port takes a number from 0 to 65535; 0 chooses a free one.'],
    [['--data', ' '], '--data takes the path of a folder.'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });

  it('is full of Chromium’s own switches in Electron', () => {
    const args = parseArguments(['--no-sandbox', '--demo', '--lang=de', 'file'], { lenient: true });
    expect(args).toMatchObject({ isDemo: true });
    expect(() => parseArguments(['--data'], { lenient: true })).toThrow(UsageError);
  });
});

describe('the log', () => {
  it('begins a new file when one is full, keeps a few, and quotes no message', () => {
    const folder = temporaryFolder();
    const log = fileLog(folder, { largest: 200, kept: 2 });
    for (let index = 0; index < 20; index += 1) {
      log.error(`line ${index}`, Object.assign(new Error('Maria Muster is not on file'), { code: 'X1' }));
    }
    const files = fs.readdirSync(folder).toSorted();
    expect(files).toEqual(['medibook-desk.1.log', 'medibook-desk.2.log', 'medibook-desk.log']);
    const text = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8')).join('');
    expect(text).toContain('line 19\nError X1\n');
    expect(text).not.toContain('Muster');
    fs.rmSync(folder, { recursive: true });
  });

  it('stops nothing when it cannot be written', () => {
    expect(() => fileLog('/nowhere/at/all').info('hello')).not.toThrow();
  });
});
