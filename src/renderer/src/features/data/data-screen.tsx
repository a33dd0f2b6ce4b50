import { t } from '../../../../shared/messages/format.ts';
import { Card, Page } from '../../components/page.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import { ChooseFile } from './choose-file.tsx';
import styles from './data.module.css';
import { ExportCard } from './export-card.tsx';
import { importPlace } from './import-store.ts';
import { JobView } from './job-view.tsx';
import { MappingForm } from './mapping-form.tsx';
import { PastImports } from './past-imports.tsx';

/** Files in and out. What is at work goes on when the screen is left, and is shown again on coming back. */
export function DataScreen() {
  return (
    <Page title={t('nav.data')}>
      <div className={styles['wide']}>
        <ImportCard />
        <ExportCard />
        <PastImports />
      </div>
    </Page>
  );
}

function ImportCard() {
  const { draft, jobId } = useStore(importPlace);
  const open = useQueryOf('imports.list', {}).data?.items.find(({ finishedAt }) => finishedAt === null);
  const shown = jobId ?? open?.id ?? null;
  return (
    <Card title={t('data.import')}>
      {shown !== null ? (
        <JobView key={shown} id={shown} />
      ) : draft ? (
        <MappingForm draft={draft} />
      ) : (
        <ChooseFile />
      )}
    </Card>
  );
}
