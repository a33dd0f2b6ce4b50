import type { Machine } from '../../src/main/machine.ts';

interface Described {
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  home?: string;
  /** Where links lead: a folder by the folder that it stands for. */
  links?: Record<string, string>;
  /** What lies in which folder. */
  names?: Record<string, string[]>;
  /** What is mounted where, as a type by its folder. */
  mounts?: Record<string, string>;
  fileSystem?: number;
}

const HOMES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'C:\\Users\\rita',
  darwin: '/Users/rita',
};

/** A computer as a test describes it. */
export function describedMachine(described: Described = {}): Machine {
  const { platform = 'linux', env = {}, links = {}, names = {}, mounts = {} } = described;
  return {
    platform,
    env,
    home: described.home ?? HOMES[platform] ?? '/home/rita',
    program: platform === 'win32' ? 'C:\\Program Files\\MediBook Desk' : '/opt/MediBook Desk',
    real: (folder) => {
      const link = Object.keys(links).find((one) => folder.startsWith(one));
      return link === undefined ? folder : `${links[link]}${folder.slice(link.length)}`;
    },
    mounts: () => [
      { folder: '/', type: 'ext4' },
      ...Object.entries(mounts).map(([folder, type]) => ({ folder, type })),
    ],
    fileSystem: () => described.fileSystem,
    names: (folder) => names[folder] ?? [],
  };
}
