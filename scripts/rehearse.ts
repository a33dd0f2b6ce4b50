/**
 * Rehearses packaging for every system on this computer, without a download: `npm run rehearse`. Each package is made
 * over a stand-in for Electron and looked into; the one for this computer runs. What is left in `artifacts/rehearsal/`
 * is what `scripts/smoke.ts --stand-in` starts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { rehearseArchive } from './packaging/boot-package.ts';
import { root } from './packaging/builder.ts';
import { inspectPackage } from './packaging/inspect.ts';
import { makePackages, runnableArchive } from './packaging/rehearsal.ts';
import { ALL_TARGETS, nameOf } from './packaging/targets.ts';

const output = path.join(root, 'artifacts', 'rehearsal');
fs.rmSync(output, { recursive: true, force: true });
fs.mkdirSync(output, { recursive: true });

const folders = await makePackages(output, ALL_TARGETS);
const problems: string[] = [];
for (const target of ALL_TARGETS) {
  const found = await inspectPackage(folders.get(nameOf(target)) ?? '', target);
  console.log(`${nameOf(target).padEnd(12)} ${found.length === 0 ? 'as it should be' : 'wrong'}`);
  problems.push(...found);
}

const archive = runnableArchive(folders, ALL_TARGETS);
if (archive) {
  await rehearseArchive(archive).then(
    () => console.log('started, booked, closed and opened again from inside the archive'),
    (error: unknown) => problems.push(`the packaged program: ${String(error)}`),
  );
} else problems.push(`no package is for this computer (${process.platform} ${process.arch})`);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'The rehearsal went well' : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
