import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Within the project, so that a program finds the packages that are not put into it. */
const FOLDER = fileURLToPath(new URL('../../artifacts/programs', import.meta.url));

/**
 * One file of a program and all that it imports. It starts in a quarter of the time, for tests that start it a
 * thousand times.
 * @param program the program's source
 * @returns the path of the file
 */
export async function builtProgram(program: string): Promise<string> {
  const name = `${path.basename(program, '.ts')}-${process.pid}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    // What the project has to show in a browser is no part of it.
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg-native'] },
    build: {
      ssr: program,
      outDir: FOLDER,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
  });
  return path.join(FOLDER, name);
}
