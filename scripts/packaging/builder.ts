/** electron-builder, and the libraries that it brings: they are not packages of ours. */
import { createRequire } from 'node:module';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const fromRoot = createRequire(path.join(root, 'package.json'));
const fromBuilder = createRequire(fromRoot.resolve('electron-builder'));
const fromLibrary = createRequire(fromBuilder.resolve('app-builder-lib/package.json'));

export interface BuilderConfig {
  appId: string;
  productName: string;
  copyright: string;
  mac: { category: string };
  electronFuses: Record<string, boolean>;
}

/** What `electron-builder.yml` says. */
export async function readConfig(folder = root): Promise<BuilderConfig> {
  const { getConfig } = fromLibrary('./out/util/config/config.js') as {
    getConfig: (folder: string, file: null, options: null) => Promise<BuilderConfig>;
  };
  return getConfig(folder, null, null);
}

interface Builder {
  build(options: {
    projectDir: string;
    targets: unknown;
    config: object;
    publish: 'never';
  }): Promise<string[]>;
  Platform: Record<'WINDOWS' | 'MAC' | 'LINUX', object>;
  Arch: Record<'x64' | 'arm64', number>;
}
export const builder = () => fromRoot('electron-builder') as Builder;

export const parsePlist = (text: string): Record<string, unknown> =>
  (fromLibrary('plist') as { parse(text: string): Record<string, unknown> }).parse(text);
export const writePlist = (values: object): string =>
  (fromLibrary('plist') as { build(values: object): string }).build(values);

interface VersionInfo {
  lang: number | string;
  setFileVersion(...parts: number[]): void;
  setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
  getAllLanguagesForStringValues(): { lang: number; codepage: number }[];
  getStringValues(language: { lang: number; codepage: number }): Record<string, string>;
  outputToResourceEntries(entries: ResourceEntry[]): void;
}
interface ResourceEntry {
  type: number | string;
  id: number | string;
  bin: ArrayBuffer;
}
interface Executable {
  generate(): ArrayBuffer;
  setSectionByEntry(entry: number, section: object): void;
}
interface Resources {
  entries: ResourceEntry[];
  outputResource(executable: Executable): void;
}
interface ResEdit {
  NtExecutable: {
    createEmpty(is32Bit: boolean, isDll: boolean): Executable;
    from(binary: Buffer, options?: { ignoreCert: boolean }): Executable;
  };
  NtExecutableResource: { from(executable: Executable): Resources };
  Resource: {
    VersionInfo: { createEmpty(): VersionInfo; fromEntries(entries: ResourceEntry[]): VersionInfo[] };
  };
}
export const resEdit = () => fromLibrary('resedit') as ResEdit;
