/** What electron-builder itself says about its configuration, and what each platform's package will hold. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Configuration } from 'app-builder-lib';
import { beforeAll, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const fromBuilder = createRequire(require.resolve('electron-builder'));
const library = path.dirname(fromBuilder.resolve('app-builder-lib/package.json'));
const fromLibrary = createRequire(path.join(library, 'package.json'));
const root = process.cwd();

type MakeMatcher = (
  from: string,
  to: string,
  expand: (text: string) => string,
  platformOptions: object,
  packager: object,
) => { createFilter(): (file: string, stat: { isDirectory(): boolean }) => boolean };

let config: Configuration;
beforeAll(async () => {
  const { getConfig } = fromLibrary('./out/util/config/config.js');
  config = await getConfig(root, null, null);
});

it('is valid, and an unknown word in it would not be', async () => {
  const { validateConfiguration } = fromLibrary('./out/util/config/config.js');
  const { DebugLogger } = fromLibrary('builder-util');
  await validateConfiguration(config, new DebugLogger(false));
  const wrong = { ...config, electronFuse: {} };
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(
    /unknown property 'electronFuse'/,
  );
});

it('has targets for each system, and the files that they name', () => {
  const targets = ({ target }: { target?: unknown }) =>
    (target as { target: string }[]).map((one) => one.target);
  expect(targets(config.win ?? {})).toEqual(['nsis', 'zip']);
  expect(targets(config.mac ?? {})).toEqual(['dmg', 'zip']);
  expect(targets(config.linux ?? {})).toEqual(['AppImage', 'deb']);
  const named = [
    config.win?.icon,
    config.mac?.icon,
    config.linux?.icon,
    config.mac?.entitlements,
    config.mac?.entitlementsInherit,
    config.afterPack,
  ];
  for (const file of named) expect(fs.statSync(String(file)).size).toBeGreaterThan(0);
});

it('shuts the doors in the Electron binary', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

describe('the native addons', () => {
  const ADDONS = {
    'win x64': ['prebuilds/win32-x64.node', 'argon2-win32-x64-msvc'],
    'win arm64': ['prebuilds/win32-arm64.node', 'argon2-win32-arm64-msvc'],
    'mac x64': ['prebuilds/darwin-x64.node', 'argon2-darwin-x64'],
    'mac arm64': ['prebuilds/darwin-arm64.node', 'argon2-darwin-arm64'],
    'linux x64': ['prebuilds/linux-x64.node', 'argon2-linux-x64-gnu'],
    'linux arm64': ['prebuilds/linux-arm64.node', 'argon2-linux-arm64-gnu'],
  };
  const all = [
    ...fs
      .readdirSync('node_modules/better-sqlite3/prebuilds')
      .map((file) => `better-sqlite3/prebuilds/${file}`),
    ...argon2Packages().map((name) => `${name}/argon2.node`),
  ];

  it.each(Object.entries(ADDONS))('of %s are exactly its own', (target, [sqlite, argon2]) => {
    const [platform, arch] = target.split(' ') as ['win' | 'mac' | 'linux', string];
    const isIn = filterFor(platform, arch);
    expect(all.filter(isIn)).toEqual([`better-sqlite3/${sqlite}`, `@node-rs/${argon2}/argon2.node`]);
  });

  it.each(['win', 'mac', 'linux'] as const)(
    'of %s come with what loads them, and without their sources',
    (platform) => {
      const isIn = filterFor(platform, 'x64');
      expect(isIn('better-sqlite3/lib/index.js')).toBe(true);
      expect(isIn('@node-rs/argon2/index.js')).toBe(true);
      expect(isIn('better-sqlite3/deps/sqlite3/sqlite3.c')).toBe(false);
      expect(isIn('better-sqlite3/src/better_sqlite3.cpp')).toBe(false);
      expect(isIn('node-addon-api/napi.h')).toBe(false);
    },
  );

  /** All that the lock file knows, since only this computer's one is installed. */
  function argon2Packages(): string[] {
    const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: object };
    const names = Object.keys(packages).map((name) => name.replace('node_modules/', ''));
    return names.filter((name) => name.startsWith('@node-rs/argon2-')).toSorted();
  }

  /** electron-builder's own matcher for what it takes from node_modules, for one target. */
  function filterFor(platform: 'win' | 'mac' | 'linux', arch: string): (file: string) => boolean {
    const { getNodeModuleFileMatcher } = fromLibrary('./out/fileMatcher.js') as {
      getNodeModuleFileMatcher: MakeMatcher;
    };
    const packager = { config, debugLogger: { isEnabled: false } };
    const expand = (text: string) => text.replaceAll('${arch}', arch);
    const matcher = getNodeModuleFileMatcher(root, root, expand, config[platform] ?? {}, packager);
    const filter = matcher.createFilter();
    return (file) => filter(path.join(root, 'node_modules', file), { isDirectory: () => false });
  }
});
