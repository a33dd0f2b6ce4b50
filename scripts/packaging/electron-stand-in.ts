/**
 * A folder that electron-builder takes for Electron: the places and heads of files are right, and nothing in it runs.
 * What electron-builder does to Electron (rename, fuses, integrity, names, icons) can then be seen without it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { deliveredFuses, headOf } from './binaries.ts';
import { resEdit, writePlist } from './builder.ts';
import { type Arch, nameOf, type Target } from './targets.ts';

const HELPERS = ['', ' (Renderer)', ' (Plugin)', ' (GPU)'];
const ENGLISH = { lang: 1033, codepage: 1200 };

/** Makes it below `parent`, and answers where it is. */
export function makeElectronStandIn(parent: string, target: Target): string {
  const folder = path.join(parent, `electron-${nameOf(target)}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'LICENSE'), 'The licence of Electron\n');
  fs.writeFileSync(path.join(folder, 'LICENSES.chromium.html'), '<p>The licences of Chromium\n');
  if (target.system === 'mac') makeApp(path.join(folder, 'Electron.app'), target.arch);
  else makeProgram(folder, target);
  return folder;
}

function makeProgram(folder: string, { system, arch }: Target): void {
  const isWindows = system === 'win';
  const head = isWindows ? windowsProgram(arch) : headOf(system, arch);
  const file = path.join(folder, isWindows ? 'electron.exe' : 'electron');
  fs.mkdirSync(path.join(folder, 'resources'));
  fs.writeFileSync(file, Buffer.concat([head, deliveredFuses()]), { mode: 0o755 });
}

/** With the version info that Electron has, for it is changed and not made by electron-builder. */
function windowsProgram(arch: Arch): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = resEdit();
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.createEmpty();
  info.lang = ENGLISH.lang;
  info.setFileVersion(45, 4, 1, 0);
  info.setStringValues(ENGLISH, { ProductName: 'Electron', CompanyName: 'GitHub, Inc.' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const program = Buffer.from(executable.generate());
  const machine = headOf('win', arch).readUInt16LE(68);
  program.writeUInt16LE(machine, program.readUInt32LE(0x3c) + 4);
  return program;
}

function makeApp(app: string, arch: Arch): void {
  makeBundle(app, 'Electron', arch);
  fs.mkdirSync(path.join(app, 'Contents', 'Resources'));
  const frameworks = path.join(app, 'Contents', 'Frameworks');
  for (const helper of HELPERS) {
    const name = `Electron Helper${helper}`;
    makeBundle(path.join(frameworks, `${name}.app`), name, arch);
  }
  const framework = path.join(frameworks, 'Electron Framework.framework');
  fs.mkdirSync(framework);
  const binary = Buffer.concat([headOf('mac', arch), deliveredFuses()]);
  fs.writeFileSync(path.join(framework, 'Electron Framework'), binary, { mode: 0o755 });
}

function makeBundle(bundle: string, name: string, arch: Arch): void {
  const contents = path.join(bundle, 'Contents');
  fs.mkdirSync(path.join(contents, 'MacOS'), { recursive: true });
  fs.writeFileSync(path.join(contents, 'MacOS', name), headOf('mac', arch), { mode: 0o755 });
  const values = {
    CFBundleName: name,
    CFBundleExecutable: name,
    CFBundlePackageType: 'APPL',
    NSCameraUsageDescription: 'This app needs access to the camera',
  };
  fs.writeFileSync(path.join(contents, 'Info.plist'), writePlist(values));
}
