/** Builds packages as folders (`--dir`) over the stand-in for Electron, without a download. */
import path from 'node:path';
import { builder, root } from './builder.ts';
import { makeElectronStandIn } from './electron-stand-in.ts';
import { ALL_TARGETS, nameOf, platformOf, type Target, unpackedFolder } from './targets.ts';

const PLATFORMS = { win: 'WINDOWS', mac: 'MAC', linux: 'LINUX' } as const;
/** With these in the environment electron-builder would sign what nobody is going to run. */
const SIGNING = ['CSC_LINK', 'WIN_CSC_LINK', 'CSC_NAME', 'APPLE_ID', 'APPLE_API_KEY'];

interface Asked {
  platformName: string;
  arch: string;
}

/**
 * @param stage the project that is packaged, see `stage.ts`
 * @param output gets a folder for each target
 * @returns where each target's package is, by its name
 */
export async function buildFolders(
  stage: string,
  output: string,
  targets: readonly Target[],
): Promise<Map<string, string>> {
  const { build, Platform, Arch } = builder();
  for (const name of SIGNING) delete process.env[name];
  const byPlatform = Map.groupBy(targets, ({ system }) => Platform[PLATFORMS[system]]);
  await build({
    projectDir: stage,
    targets: new Map(
      [...byPlatform].map(([platform, wanted]) => [
        platform,
        new Map(wanted.map(({ arch }) => [Arch[arch], ['dir']])),
      ]),
    ),
    config: {
      electronDist: (asked: Asked) => makeElectronStandIn(output, targetOf(asked)),
      directories: { output },
      // The copy that is packaged has none of the tools that this needs.
      afterPack: path.join(root, 'build', 'after-pack.mjs'),
      mac: { identity: null, notarize: false },
    },
    publish: 'never',
  });
  return new Map(targets.map((target) => [nameOf(target), path.join(output, unpackedFolder(target))]));
}

function targetOf({ platformName, arch }: Asked): Target {
  const found = ALL_TARGETS.find((one) => platformOf(one) === platformName && one.arch === arch);
  if (!found) throw new Error(`There is no package for ${platformName} on ${arch}`);
  return found;
}
