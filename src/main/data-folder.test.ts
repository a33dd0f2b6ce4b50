import { describe, expect, it } from 'vitest';
import { describedMachine } from '../../tests/support/machine.ts';
import { chooseDataFolder, chooseOwnFolder, MACHINE_WIDE_MARK } from './data-folder.ts';
import { StartProblem } from './database/problems.ts';
import type { Machine } from './machine.ts';

const real = { isDemo: false };
const WINDOWS = { LOCALAPPDATA: 'C:\\Users\\rita\\AppData\\Local', PROGRAMDATA: 'C:\\ProgramData' };

describe('the data folder', () => {
  it.each([
    ['/home/rita/.local/share/medibook-desk', describedMachine()],
    ['/data/medibook-desk', describedMachine({ env: { XDG_DATA_HOME: '/data' } })],
    ['/home/rita/.local/share/medibook-desk', describedMachine({ env: { XDG_DATA_HOME: 'data' } })],
    ['/Users/rita/Library/Application Support/MediBook Desk', describedMachine({ platform: 'darwin' })],
    ['C:\\Users\\rita\\AppData\\Local\\MediBook Desk', describedMachine({ platform: 'win32', env: WINDOWS })],
    ['C:\\Users\\rita\\AppData\\Local\\MediBook Desk', describedMachine({ platform: 'win32' })],
  ])('is %s, this user’s own and not a roaming one', (folder, machine) => {
    expect(chooseDataFolder(real, machine)).toBe(folder);
    expect(chooseOwnFolder(real, machine)).toBe(folder);
  });

  it('is another one for the demonstration', () => {
    expect(chooseDataFolder({ isDemo: true }, describedMachine())).toBe(
      '/home/rita/.local/share/medibook-desk/demo',
    );
  });

  it('is the one that is named, the command line before the environment', () => {
    const machine = describedMachine({ env: { MEDIBOOK_DATA: '/from/env' } });
    expect(chooseDataFolder(real, machine)).toBe('/from/env');
    expect(chooseDataFolder({ isDemo: true, data: '/from/args' }, machine)).toBe('/from/args');
    expect(chooseDataFolder({ isDemo: true, data: '/from/../here' }, machine)).toBe('/here');
    expect(chooseOwnFolder({ isDemo: false, data: '/from/args' }, machine)).toBe('/from/args');
  });
});

describe('the folder that all users of a computer share', () => {
  const PROGRAM = 'C:\\Program Files\\MediBook Desk';
  const OWN = 'C:\\Users\\rita\\AppData\\Local\\MediBook Desk';
  const SHARED = 'C:\\ProgramData\\MediBook Desk';
  const installed = { [PROGRAM]: [MACHINE_WIDE_MARK], 'C:\\ProgramData': ['MediBook Desk'] };
  const on = (names: Record<string, string[]>) =>
    describedMachine({ platform: 'win32', env: WINDOWS, names });

  it('is chosen by the mark that the installer leaves', () => {
    const machine = on(installed);
    expect(chooseDataFolder(real, machine)).toBe(SHARED);
    expect(chooseOwnFolder(real, machine)).toBe(OWN);
    expect(chooseDataFolder({ ...real, data: 'D:\\clinic' }, machine)).toBe('D:\\clinic');
    expect(chooseDataFolder({ isDemo: true }, machine)).toBe(`${OWN}\\demo`);
  });

  it('does not hide the clinic that a user had before', () => {
    const before = { ...installed, [OWN]: ['clinic.db'] };
    expect(chooseDataFolder(real, on(before))).toBe(OWN);
    expect(chooseDataFolder(real, on({ ...before, [SHARED]: ['clinic.db'] }))).toBe(SHARED);
  });

  it('is not made by whoever comes first, for it would be theirs alone', () => {
    const machine = on({ [PROGRAM]: [MACHINE_WIDE_MARK] });
    expect(reasonOf(machine)).toBe('SHARED_FOLDER_MISSING');
  });

  it('is where each system keeps such things', () => {
    const linux = { '/opt/MediBook Desk': [MACHINE_WIDE_MARK], '/var/lib': ['medibook-desk'] };
    expect(chooseDataFolder(real, describedMachine({ names: linux }))).toBe('/var/lib/medibook-desk');
    const support = '/Library/Application Support';
    const mac = { [support]: ['MediBook Desk'], [`${support}/MediBook Desk`]: [MACHINE_WIDE_MARK] };
    const machine = describedMachine({ platform: 'darwin', names: mac });
    expect(chooseDataFolder(real, machine)).toBe(`${support}/MediBook Desk`);
  });
});

describe('a folder that is no place for a database in use', () => {
  it('is refused with its reason, whoever named it', () => {
    const share = describedMachine({ mounts: { '/mnt/nas': 'cifs' } });
    expect(reasonOf(share, '/mnt/nas/clinic')).toBe('FOLDER_ON_NETWORK');
    expect(reasonOf(share, '/mnt/nasty/clinic')).toBe('');
    expect(reasonOf(describedMachine(), '/home/rita/Dropbox/clinic')).toBe('FOLDER_IN_CLOUD');
    expect(reasonOf(describedMachine({ mounts: { '/home': 'nfs4' } }))).toBe('FOLDER_ON_NETWORK');
  });
});

function reasonOf(machine: Machine, data?: string): string {
  try {
    chooseDataFolder({ isDemo: false, data }, machine);
    return '';
  } catch (error) {
    return error instanceof StartProblem ? error.reason : String(error);
  }
}
