/** The rehearsal of packaging: packages made over a stand-in for Electron, looked into, and run. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildFolders } from './build-folders.ts';
import { root } from './builder.ts';
import { makeStage } from './stage.ts';
import { filesOf, isThisMachine, nameOf, type Target } from './targets.ts';

/**
 * Makes the packages of `targets` below `output`, from the build that is in `out/`.
 * @returns where each package is, by the target's name
 */
export async function makePackages(output: string, targets: readonly Target[]): Promise<Map<string, string>> {
  // Outside of the working copy, whose node_modules would otherwise be found from there.
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-stage-'));
  try {
    makeStage(root, stage, targets);
    return await buildFolders(stage, output, targets);
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

/** The archive of the one package whose addons this computer can load, if it was made. */
export function runnableArchive(
  folders: ReadonlyMap<string, string>,
  targets: readonly Target[],
): string | null {
  const target = targets.find(isThisMachine);
  const folder = target && folders.get(nameOf(target));
  return folder ? filesOf(folder, target.system).asar : null;
}
