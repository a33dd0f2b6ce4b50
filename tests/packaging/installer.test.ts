/** The Windows installer's own part: the folder that users share, and the data when the program goes. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MACHINE_WIDE_MARK, machineWideFolder } from '../../src/main/data-folder.ts';
import { describedMachine } from '../support/machine.ts';
import { temporaryFolder } from '../support/folder.ts';

const script = fs.readFileSync('build/installer.nsh', 'utf8');
const macro = (name: string) => new RegExp(`^!macro ${name}\\n(.*?)^!macroend`, 'ms').exec(script)?.[1] ?? '';

it('leaves the mark and makes the folder that the program looks for', () => {
  const machine = describedMachine({ platform: 'win32', env: { PROGRAMDATA: 'P:' } });
  expect(script).toContain(`!define MACHINE_WIDE_MARK "${MACHINE_WIDE_MARK}"`);
  expect(script).toContain(`!define DATA_NAME "${path.win32.basename(machineWideFolder(machine))}"`);
  expect(macro('customInstall')).toMatch(/^ {2}\$\{if\} \$installMode == "all"\n/);
});

it('gives the folder to the system, administrators and users, and to nobody else', () => {
  const granted = /icacls\.exe" "\$0" \/inheritance:r \/grant:r ([^']+)'/.exec(macro('customInstall'))?.[1];
  expect(granted?.split(' ')).toEqual([
    '*S-1-5-18:(OI)(CI)F',
    '*S-1-5-32-544:(OI)(CI)F',
    '*S-1-5-32-545:(OI)(CI)M',
  ]);
});

it('keeps the data when the program goes silently, for a new version, or without an answer', () => {
  const lines = macro('customUnInstall').split('\n');
  expect(lines.slice(0, 2)).toEqual(['  ${ifNot} ${isUpdated}', '  ${andIfNot} ${Silent}']);
  const question = lines.find((line) => line.includes('MessageBox'));
  expect(question).toContain('|MB_DEFBUTTON2 ');
  expect(question).toContain(' /SD IDNO IDNO keepData');
  const deletions = script.split('\n').filter((line) => line.includes('RMDir'));
  expect(deletions).toEqual(['      RMDir /r "$0"']);
  expect(lines.indexOf(String(deletions[0]))).toBe(lines.indexOf(String(question)) + 1);
});

const hasCompiler = spawnSync('makensis', ['-VERSION']).status === 0;

it.runIf(hasCompiler)('is understood by the compiler of installers, without a warning', () => {
  const folder = temporaryFolder();
  const defined = { OUT: path.join(folder, 'desk.exe'), ROOT: process.cwd() };
  const defines = Object.entries(defined).map(([name, value]) => `-D${name}=${value}`);
  const harness = path.join(import.meta.dirname, 'installer.nsi');
  const made = spawnSync('makensis', ['-WX', '-V2', '-INPUTCHARSET', 'UTF8', ...defines, harness], {
    encoding: 'utf8',
  });
  expect([made.status, made.stdout, made.stderr]).toEqual([0, '', '']);
  fs.rmSync(folder, { recursive: true });
});
