import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/folder.ts';
import { describedMachine } from '../../tests/support/machine.ts';
import { thisMachine } from './machine.ts';
import { macMounts, procMounts } from './mounts.ts';
import { placeKind, placeOf } from './place-kind.ts';

const kind = (folder: string, described: Parameters<typeof describedMachine>[0] = {}) =>
  placeKind(folder, describedMachine(described));

describe('a folder on Linux', () => {
  it.each([
    ['nfs', 'network'],
    ['nfs4', 'network'],
    ['cifs', 'network'],
    ['smb3', 'network'],
    ['fuse.sshfs', 'network'],
    ['fuse.gvfsd-fuse', 'network'],
    ['fuse.davfs', 'network'],
    ['fuse.something-new', 'network'],
    ['fuse.rclone', 'cloud'],
    ['fuse.google-drive-ocamlfuse', 'cloud'],
    ['ext4', 'local'],
    ['btrfs', 'local'],
    ['overlay', 'local'],
    ['tmpfs', 'local'],
    ['fuseblk', 'local'],
    ['fuse.gocryptfs', 'local'],
  ])('on %s is %s', (type, expected) => {
    expect(kind('/mnt/x/clinic', { mounts: { '/mnt/x': type } })).toBe(expected);
  });

  it('belongs to the nearest mount above it, and of several in one place to the last', () => {
    const mounts = { '/home': 'nfs4', '/home/rita/disk': 'ext4' };
    expect(kind('/home/rita/disk/clinic', { mounts })).toBe('local');
    expect(kind('/home/rita/diskette', { mounts })).toBe('network');
    const automatic = { '/mnt/nas': 'autofs' };
    expect(kind('/mnt/nas/x', { mounts: automatic })).toBe('local');
    const twice = describedMachine();
    const both = [{ folder: '/n', type: 'autofs' }].concat({ folder: '/n', type: 'nfs' });
    expect(placeKind('/n/x', { ...twice, mounts: () => both })).toBe('network');
  });

  it.each([0x6969, 0xff534d42, 0xff534d42 | 0, 0xfe534d42, 0x517b])(
    'is on the network by the number %i of its file system, too',
    (fileSystem) => {
      expect(kind('/srv/clinic', { fileSystem })).toBe('network');
    },
  );

  it('is where its links lead', () => {
    const links = {
      '/home/rita/clinic': '/mnt/nas/clinic',
      '/home/rita/notes': '/home/rita/Nextcloud/notes',
    };
    expect(kind('/home/rita/clinic/data', { links, mounts: { '/mnt/nas': 'nfs' } })).toBe('network');
    expect(kind('/home/rita/notes', { links })).toBe('cloud');
    expect(kind('/home/rita/Dropbox', { links: { '/home/rita/Dropbox': '/disk2/sync' } })).toBe('cloud');
  });
});

describe('a folder on Windows', () => {
  const env = { OneDrive: 'C:\\Users\\rita\\Meine Wolke', OneDriveCommercial: 'D:\\Work' };
  const on = (folder: string, links = {}) => kind(folder, { platform: 'win32', env, links });

  it.each([
    ['\\\\nas\\clinic', 'network'],
    ['//nas/clinic/data', 'network'],
    ['\\\\?\\UNC\\nas\\clinic', 'network'],
    ['\\\\tsclient\\C\\clinic', 'network'],
    ['\\\\?\\C:\\clinic', 'local'],
    ['C:\\ProgramData\\MediBook Desk', 'local'],
    ['c:\\users\\RITA\\meine wolke\\clinic', 'cloud'],
    ['C:\\Users\\rita\\Meine Wolken\\clinic', 'local'],
    ['D:\\Work', 'cloud'],
    ['C:\\Users\\rita\\OneDrive - Praxis Dr. Muster\\Dokumente', 'cloud'],
    ['C:\\Users\\rita\\iCloudDrive\\x', 'cloud'],
    ['G:\\My Drive\\clinic', 'cloud'],
  ])('at %s is %s', (folder, expected) => {
    expect(on(folder)).toBe(expected);
  });

  it('on a drive that stands for a share is on the network', () => {
    expect(on('Z:\\clinic', { 'Z:': '\\\\nas\\clinic' })).toBe('network');
    expect(on('S:\\clinic', { 'S:': 'C:\\substituted' })).toBe('local');
  });
});

describe('a folder on a Mac', () => {
  const on = (folder: string, described = {}) => kind(folder, { platform: 'darwin', ...described });

  it.each([
    ['/Users/rita/Library/Mobile Documents/com~apple~CloudDocs/x', 'cloud'],
    ['/Users/rita/Library/CloudStorage/OneDrive-Personal/x', 'cloud'],
    ['/Users/rita/Library/CloudStorage/GoogleDrive-rita@clinic.test/My Drive', 'cloud'],
    ['/Users/rita/Library/Application Support/MediBook Desk', 'local'],
    ['/Volumes/Clinic/x', 'network'],
    ['/Volumes/Stick/x', 'local'],
  ])('at %s is %s', (folder, expected) => {
    const mounts = { '/Volumes/Clinic': 'smbfs', '/Volumes/Stick': 'apfs' };
    expect(on(folder, { mounts })).toBe(expected);
  });

  it('may be in iCloud though it lies where it always did', () => {
    const drive = '/Users/rita/Library/Mobile Documents/com~apple~CloudDocs';
    const names = { [drive]: ['Documents', 'Desktop'] };
    expect(on('/Users/rita/Documents/clinic', { names })).toBe('cloud');
    expect(on('/Users/rita/Documents/clinic')).toBe('local');
    expect(on('/Users/rita/Clinic', { names })).toBe('local');
  });
});

describe('a folder that a program synchronises', () => {
  it.each(['Box', 'Box Sync', 'MEGA', 'MEGAsync'])('is known by the name %s in the home alone', (name) => {
    expect(kind(`/home/rita/${name}/clinic`)).toBe('cloud');
    expect(kind(`/srv/${name}/clinic`)).toBe('local');
    expect(kind(`/home/rita/old/${name}`)).toBe('local');
  });

  it.each(['Dropbox', 'Dropbox (Praxis)', 'Nextcloud2', 'ownCloud', 'SynologyDrive'])(
    'is known by the name %s',
    (name) => {
      expect(kind(`/srv/${name}/clinic`)).toBe('cloud');
      expect(kind(`/srv/Our ${name} clinic`)).toBe('local');
    },
  );

  it.each([
    ['.dropbox.cache', 'Dropbox'],
    ['.sync_0f3a9c.db', 'Nextcloud'],
    ['._sync_0f3a9c.db', 'Nextcloud'],
    ['.stfolder', 'Syncthing'],
    ['.shortcut-targets-by-id', 'Google Drive'],
  ])('is known by %s in it or above it, whatever it is called', (mark, by) => {
    const machine = describedMachine({ names: { '/srv/ours': [mark, 'letters'] } });
    expect(placeOf('/srv/ours/clinic/data', machine)).toEqual({ kind: 'cloud', by });
    expect(placeOf('/srv/theirs/clinic', machine)).toEqual({ kind: 'local', by: '' });
  });

  it('is not the home folder, where such programs keep their settings', () => {
    expect(kind('/home/rita/clinic', { names: { '/home/rita': ['.dropbox', '.config'] } })).toBe('local');
  });
});

describe('the lists of mounts', () => {
  it('are read as Linux writes them', () => {
    const text = '/dev/vda / ext4 rw 0 0\n//nas/our\\040clinic /mnt/our\\040clinic cifs rw 0 0\n\n';
    expect(procMounts(text)).toEqual([
      { folder: '/', type: 'ext4' },
      { folder: '/mnt/our clinic', type: 'cifs' },
    ]);
  });

  it('are read as macOS prints them', () => {
    const text = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '//rita@nas/our%20clinic on /Volumes/our clinic (smbfs, nodev, nosuid, mounted by rita)',
      'map auto_home on /System/Volumes/Data/home (autofs)',
    ].join('\n');
    expect(macMounts(text)).toEqual([
      { folder: '/', type: 'apfs' },
      { folder: '/Volumes/our clinic', type: 'smbfs' },
      { folder: '/System/Volumes/Data/home', type: 'autofs' },
    ]);
  });
});

describe('this computer', () => {
  it('tells a folder of its own from a link into a synchronised one, there already or not', () => {
    const folder = temporaryFolder();
    const synchronised = path.join(folder, 'ours');
    fs.mkdirSync(path.join(synchronised, '.stfolder'), { recursive: true });
    fs.symlinkSync(synchronised, path.join(folder, 'link'));
    expect(placeKind(folder)).toBe('local');
    expect(placeKind(path.join(folder, 'new', 'clinic'))).toBe('local');
    expect(placeKind(path.join(folder, 'link', 'new', 'clinic'))).toBe('cloud');
    fs.rmSync(folder, { recursive: true });
  });

  it('knows what is mounted, on Linux', () => {
    if (process.platform !== 'linux') return;
    expect(thisMachine().mounts()).toContainEqual({ folder: '/proc', type: 'proc' });
    expect(thisMachine().fileSystem('/proc/not-there')).toBe(0x9fa0);
  });
});
