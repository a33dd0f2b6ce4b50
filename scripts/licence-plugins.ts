/** Lets the build write down the licences of what it has bundled, as `licences.json` beside the pages. */
import type { Plugin } from 'vite';
import { type Licence, licencesOf, packageFolders, shippedFolders } from './licences.ts';

/** Main and preload are built before the pages, and all three in one process: what each holds is kept until then. */
export function licencePlugins(root: string): { collect(): Plugin; write(): Plugin } {
  const folders = new Set<string>(shippedFolders(root));
  return {
    collect: () => ({
      name: 'licences:collect',
      apply: 'build',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          const modules = chunk.type === 'chunk' ? chunk.moduleIds : [];
          for (const folder of packageFolders(modules)) folders.add(folder);
        }
      },
    }),
    write: () => ({
      name: 'licences:write',
      apply: 'build',
      generateBundle() {
        const source = JSON.stringify({ items: licencesOf(folders) } satisfies { items: Licence[] });
        this.emitFile({ type: 'asset', fileName: 'licences.json', source });
      },
    }),
  };
}
