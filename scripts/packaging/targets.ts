/** What is packaged for whom, and where things lie in each system's package. */
import path from 'node:path';

export type System = 'win' | 'mac' | 'linux';
export type Arch = 'x64' | 'arm64';

export interface Target {
  system: System;
  arch: Arch;
}

const PRODUCT = 'MediBook Desk';
const SYSTEMS: Partial<Record<NodeJS.Platform, System>> = { win32: 'win', darwin: 'mac', linux: 'linux' };
/** As Node names the systems, and with them the makers of native addons. */
const PLATFORMS = { win: 'win32', mac: 'darwin', linux: 'linux' } as const;
/** What `@node-rs` ends the names of its packages with. */
const ABIS = { win: '-msvc', mac: '', linux: '-gnu' } as const;

export const ALL_TARGETS: Target[] = (['win', 'mac', 'linux'] as const).flatMap((system) =>
  (['x64', 'arm64'] as const).map((arch) => ({ system, arch })),
);

export const platformOf = ({ system }: Target): string => PLATFORMS[system];
export const nameOf = ({ system, arch }: Target): string => `${system}-${arch}`;

/** The system that this computer runs, as packages name it. */
export function thisSystem(): System {
  const system = SYSTEMS[process.platform];
  if (!system) throw new Error(`There are no packages for ${process.platform}`);
  return system;
}

export const isThisMachine = ({ system, arch }: Target): boolean =>
  system === SYSTEMS[process.platform] && arch === process.arch;

/** The two native addons of a package, by their path below `node_modules`. */
export function addonsOf({ system, arch }: Target): {
  sqlite: string;
  argon2: string;
  argon2Package: string;
} {
  const platform = PLATFORMS[system];
  const triple = `${platform}-${arch}${ABIS[system]}`;
  return {
    sqlite: `better-sqlite3/prebuilds/${platform}-${arch}.node`,
    argon2: `@node-rs/argon2-${triple}/argon2.${triple}.node`,
    argon2Package: `@node-rs/argon2-${triple}`,
  };
}

/** The folder that electron-builder makes for a target, below its output folder. */
export function unpackedFolder({ system, arch }: Target): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return system === 'mac' ? `mac${suffix}` : `${system}${suffix}-unpacked`;
}

export interface PackageFiles {
  /** What is started. */
  executable: string;
  /** The binary with the fuses in it. */
  fuses: string;
  /** The archive with the program. */
  asar: string;
  /** macOS only. */
  plist: string;
}

/** Where things lie in an unpacked or installed package; on macOS `folder` holds the `.app`. */
export function filesOf(folder: string, system: System): PackageFiles {
  if (system === 'mac') return filesOfApp(path.join(folder, `${PRODUCT}.app`, 'Contents'));
  const executable = path.join(folder, system === 'win' ? `${PRODUCT}.exe` : 'medibook-desk');
  return { executable, fuses: executable, asar: path.join(folder, 'resources', 'app.asar'), plist: '' };
}

function filesOfApp(contents: string): PackageFiles {
  return {
    executable: path.join(contents, 'MacOS', PRODUCT),
    fuses: path.join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'),
    asar: path.join(contents, 'Resources', 'app.asar'),
    plist: path.join(contents, 'Info.plist'),
  };
}
