/** Looks into a package, the rehearsal's or a real one, and says everything that is wrong with it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Asar, openAsar } from './asar.ts';
import { fusesIn, machineOf } from './binaries.ts';
import { type BuilderConfig, parsePlist, readConfig, resEdit, root } from './builder.ts';
import { badNames, badWords, MISSING_IS_WRONG } from './contents.ts';
import { addonsOf, filesOf, nameOf, type Target } from './targets.ts';

/** Megabytes of our own part of a package: the archive, and what lies beside it. */
const BUDGET_MB = { asar: 8, unpacked: 6 } as const;
const MB = 1024 * 1024;

/**
 * @param folder the unpacked package; on macOS the folder with the `.app` in it
 * @returns a sentence for each thing that is wrong
 */
export async function inspectPackage(folder: string, target: Target): Promise<string[]> {
  const files = filesOf(folder, target.system);
  const absent = [files.executable, files.fuses, files.asar].filter((file) => !fs.existsSync(file));
  if (absent.length > 0) return absent.map((file) => `${nameOf(target)}: there is no ${file}`);
  const config = await readConfig();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const asar = openAsar(files.asar);
  return [
    ...wrongContents(asar),
    ...wrongAddons(asar, target),
    ...wrongFuses(fs.readFileSync(files.fuses), config),
    ...wrongMachine(fs.readFileSync(files.executable), target),
    ...(target.system === 'win' ? wrongVersionInfo(files.executable, asar, config, version) : []),
    ...(target.system === 'mac' ? wrongPlist(files.plist, asar, config, version) : []),
    ...wrongSizes(asar),
  ].map((problem) => `${nameOf(target)}: ${problem}`);
}

function wrongContents(asar: Asar): string[] {
  const names = [...asar.files.keys()];
  return [
    ...badNames(names),
    ...MISSING_IS_WRONG.filter((name) => !asar.files.has(name)).map((name) => `${name} is missing`),
    ...names.flatMap((name) => wrongContent(asar, name)),
  ];
}

function wrongContent(asar: Asar, name: string): string[] {
  const content = asar.read(name);
  const hash = createHash('sha256').update(content).digest('hex');
  const isAsPacked = asar.files.get(name)?.hash === hash;
  return [
    ...(isAsPacked ? [] : [`${name} is not what the archive's header says`]),
    ...badWords(name, content),
  ];
}

/** Both of this system and processor, nothing else native, and nothing but them outside the archive. */
function wrongAddons(asar: Asar, target: Target): string[] {
  const { sqlite, argon2 } = addonsOf(target);
  const expected = [sqlite, argon2].map((name) => `node_modules/${name}`).toSorted();
  const outside = [...asar.files].filter(([, { isUnpacked }]) => isUnpacked).map(([name]) => name);
  const native = [...asar.files.keys()].filter((name) => name.endsWith('.node'));
  const problems = [outside, native]
    .filter((names) => names.toSorted().join() !== expected.join())
    .map((names) => `native files should be ${expected.join(', ')}, not ${names.join(', ')}`);
  const lying = filesUnder(`${asar.file}.unpacked`).filter((name) => !outside.includes(name));
  return [
    ...new Set(problems),
    ...lying.map((name) => `${name} lies beside the archive, which does not know it`),
    ...native.flatMap((name) => wrongMachine(asar.read(name), target, name)),
  ];
}

function wrongMachine(binary: Buffer, { system, arch }: Target, name = 'the program'): string[] {
  const machine = machineOf(binary);
  return machine === `${system} ${arch}` ? [] : [`${name} is for ${machine}`];
}

function wrongFuses(binary: Buffer, { electronFuses }: BuilderConfig): string[] {
  const sets = fusesIn(binary);
  if (sets.length === 0) return ['there are no fuses in the program'];
  return sets.flatMap((fuses) =>
    Object.entries(electronFuses)
      .filter(([name, isOn]) => fuses[name as keyof typeof fuses] !== isOn)
      .map(([name, isOn]) => `the fuse ${name} should be ${isOn ? 'on' : 'off'}`),
  );
}

function wrongVersionInfo(file: string, asar: Asar, config: BuilderConfig, version: string): string[] {
  const { NtExecutable, NtExecutableResource, Resource } = resEdit();
  const program = NtExecutable.from(fs.readFileSync(file), { ignoreCert: true });
  const { entries } = NtExecutableResource.from(program);
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  const said = language ? info?.getStringValues(language) : undefined;
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const known = integrity ? Buffer.from(integrity.bin).toString() : '';
  return [
    ...differences('VersionInfo', said ?? {}, {
      ProductName: config.productName,
      FileDescription: config.productName,
      CompanyName: 'The MediBook Desk developers',
      LegalCopyright: config.copyright,
      FileVersion: version,
      ProductVersion: `${version}.0`,
    }),
    ...(known.includes(asar.headerHash) ? [] : ['the program does not know its archive (integrity)']),
    ...(entries.some(({ type }) => type === 14) ? [] : ['the program has no icon']),
  ];
}

function wrongPlist(file: string, asar: Asar, config: BuilderConfig, version: string): string[] {
  const values = parsePlist(fs.readFileSync(file, 'utf8'));
  const integrity = values['ElectronAsarIntegrity'] as Record<string, { algorithm: string; hash: string }>;
  const known = integrity?.['Resources/app.asar'];
  const icon = path.join(path.dirname(file), 'Resources', String(values['CFBundleIconFile']));
  return [
    ...differences('Info.plist', values, {
      CFBundleIdentifier: config.appId,
      CFBundleName: config.productName,
      CFBundleDisplayName: config.productName,
      CFBundleExecutable: config.productName,
      CFBundleShortVersionString: version,
      LSApplicationCategoryType: config.mac.category,
      NSHumanReadableCopyright: config.copyright,
    }),
    ...(known?.algorithm === 'SHA256' && known.hash === asar.headerHash
      ? []
      : ['the program does not know its archive (integrity)']),
    ...(fs.existsSync(icon) ? [] : ['the program has no icon']),
    ...Object.keys(values)
      .filter((name) => /^NS(AppTransportSecurity|\w+UsageDescription)$/.test(name))
      .map((name) => `Info.plist asks for ${name}`),
  ];
}

function differences(
  where: string,
  said: Record<string, unknown>,
  expected: Record<string, string>,
): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => said[name] !== value)
    .map(([name, value]) => `${where} should say ${name} ${value}, not ${String(said[name])}`);
}

function wrongSizes(asar: Asar): string[] {
  const unpacked = [...asar.files.values()].filter(({ isUnpacked }) => isUnpacked);
  const sizes = {
    asar: fs.statSync(asar.file).size,
    unpacked: unpacked.reduce((sum, { size }) => sum + size, 0),
  };
  return (['asar', 'unpacked'] as const)
    .filter((part) => sizes[part] > BUDGET_MB[part] * MB)
    .map((part) => `${part} has ${(sizes[part] / MB).toFixed(1)} MB of the ${BUDGET_MB[part]} it may have`);
}

/** Every file below a folder, by its path with slashes. */
function filesUnder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
