/** Packages for all three systems, made over a stand-in for Electron: looked into, run, and broken to be found out. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAsar } from '../../scripts/packaging/asar.ts';
import { FUSE_SENTINEL, headOf } from '../../scripts/packaging/binaries.ts';
import { rehearseArchive } from '../../scripts/packaging/boot-package.ts';
import { badNames, badWords } from '../../scripts/packaging/contents.ts';
import { inspectPackage } from '../../scripts/packaging/inspect.ts';
import { makePackages, runnableArchive } from '../../scripts/packaging/rehearsal.ts';
import { addonsOf, ALL_TARGETS, filesOf, nameOf, type Target } from '../../scripts/packaging/targets.ts';

const targets = ALL_TARGETS.filter(({ arch }) => arch === process.arch);
let output: string;
let folders: Map<string, string>;
beforeAll(async () => {
  output = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-packages-'));
  folders = await makePackages(output, targets);
});
afterAll(() => fs.rmSync(output, { recursive: true, force: true }));

const folderOf = (target: Target) => folders.get(nameOf(target)) ?? '';

describe.each(targets)('the package for $system', (target) => {
  it('holds what it should, and nothing else', async () => {
    expect(await inspectPackage(folderOf(target), target)).toEqual([]);
  });

  it('is found out with the addon of another processor', async () => {
    const addon = `${filesOf(folderOf(target), target.system).asar}.unpacked/node_modules/${addonsOf(target).sqlite}`;
    const other = target.arch === 'x64' ? 'arm64' : 'x64';
    expect(await brokenBy(target, addon, () => headOf(target.system, other))).toEqual(
      expect.arrayContaining([expect.stringContaining(`is for ${target.system} ${other}`)]),
    );
  });

  it('is found out with a fuse that was not turned', async () => {
    const problems = await brokenBy(target, filesOf(folderOf(target), target.system).fuses, (binary) => {
      binary.write('1', binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2, 'latin1');
      return binary;
    });
    expect(problems).toEqual([`${nameOf(target)}: the fuse runAsNode should be off`]);
  });

  it('is found out with a program that was changed in the archive', async () => {
    const { asar } = filesOf(folderOf(target), target.system);
    const problems = await brokenBy(target, asar, (archive) => {
      const { offset } = openAsar(asar).files.get('out/main/index.js') ?? { offset: 0 };
      archive.write('//', offset, 'latin1');
      return archive;
    });
    expect(problems).toEqual([`${nameOf(target)}: out/main/index.js is not what the archive's header says`]);
  });
});

// Electron knows its archive by its hash on Windows and macOS alone.
it.each(targets.filter(({ system }) => system !== 'linux'))(
  'the program for $system is found out with another archive than its own',
  async (target) => {
    const { asar } = filesOf(folderOf(target), target.system);
    const problems = await brokenBy(target, asar, (archive) => {
      const hash = archive.indexOf('"hash":"') + '"hash":"'.length;
      archive.write(archive[hash] === 0x30 ? '1' : '0', hash, 'latin1');
      return archive;
    });
    expect(problems).toContain(`${nameOf(target)}: the program does not know its archive (integrity)`);
  },
);

it('runs from inside its archive, threads and all, and keeps what was booked', async () => {
  const archive = runnableArchive(folders, targets);
  expect(archive).not.toBeNull();
  await rehearseArchive(String(archive));
});

it.each([
  'out/main/index.js.map',
  'out/main/browser.js',
  'out/main/.built-from',
  'tests/boot/boot.test.ts',
  'src/main/index.ts',
  '.env',
  'clinic.db',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
  'node_modules/left-pad/index.js',
])('no package may hold %s', (name) => {
  expect(badNames(['package.json', name])).toEqual([`${name} should not be there`]);
});

it.each([
  ['a private key', '-----BEGIN PRIVATE KEY-----\n'],
  ['a token', `ghp_${'a'.repeat(36)}`],
  ['the address of a source map', '//# sourceMappingURL=index.js.map'],
])('no file of a package may hold %s', (what, text) => {
  expect(badWords('x.js', Buffer.from(`let a;\n${text}`))).toEqual([`x.js holds ${what}`]);
});

/** What the inspection says while one file is changed. */
async function brokenBy(
  target: Target,
  file: string,
  change: (content: Buffer) => Buffer,
): Promise<string[]> {
  const before = fs.readFileSync(file);
  fs.writeFileSync(file, change(Buffer.from(before)));
  try {
    return await inspectPackage(folderOf(target), target);
  } finally {
    fs.writeFileSync(file, before);
  }
}
