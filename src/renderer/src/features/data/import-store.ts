/** Where the person is with a file: kept while they look at other screens. */
import type { ImportOptions, InspectedFile } from '../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../shared/contract/imports.ts';
import { createPrivateStore } from '../../lib/store.ts';
import type { Uploaded } from '../../lib/files.ts';

export interface Draft {
  file: Uploaded;
  inspected: InspectedFile;
  kind: ImportKind;
  options: Omit<ImportOptions, 'dateOrder'> & { dateOrder: ImportOptions['dateOrder'] | null };
}

interface ImportPlace {
  draft: Draft | null;
  /** The check or import that is shown. */
  jobId: number | null;
}

export const importPlace = createPrivateStore<ImportPlace>({ draft: null, jobId: null });

export function draftOf(file: Uploaded, inspected: InspectedFile, kind = inspected.guess.kind): Draft {
  const { mapping, dateOrder } = inspected.guess;
  return {
    file,
    inspected,
    kind,
    options: { mapping, dateOrder, duplicates: 'SKIP', leavesOutWrong: false },
  };
}
