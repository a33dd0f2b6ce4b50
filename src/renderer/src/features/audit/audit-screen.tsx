import { useNavigate, useSearch } from '@tanstack/react-router';
import { Sheet } from 'lucide-react';
import { kindText } from '../../../../shared/audit/words.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Paging, usePages } from '../../components/paging.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { saveFile } from '../print/save-file.ts';
import { useDownload } from '../print/use-download.ts';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditSearch, filterOf } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';
import styles from './audit.module.css';
import { ChainCheck } from './chain-check.tsx';

const PAGE_SIZE = 50;

/** Who did what to whom, when, and what was there before and after. */
export function AuditScreen() {
  const search = useSearch({ from: '/admin/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const pages = usePages(JSON.stringify(search));
  const input = { ...filterOf(search), ...(pages.cursor && { cursor: pages.cursor }), limit: PAGE_SIZE };
  const list = useQueryOf('audit.list', input, { keepsPrevious: true, isForgotten: true });
  const setSearch = (next: AuditSearch) => void navigate({ search: next, replace: true });
  return (
    <Page
      title={t('audit.title')}
      actions={<ExportButton search={search} />}
      tools={<AuditFilters search={search} onChange={setSearch} />}
    >
      <div className={styles['head']}>
        <p>{onlyText(search) ?? t('audit.hint')}</p>
        <ChainCheck />
      </div>
      <Answer query={list}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState title={t('audit.empty')} hint={t('audit.emptyHint')}>
              <Button onPress={() => setSearch({})}>{t('audit.clear')}</Button>
            </EmptyState>
          ) : (
            <>
              <AuditTable rows={items} isStale={list.isPlaceholderData} />
              <Paging
                label={t('audit.paging')}
                previousText={t('audit.previousPage')}
                nextText={t('audit.nextPage')}
                pages={pages}
                nextCursor={list.isPlaceholderData ? undefined : nextCursor}
              />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** What a link from elsewhere narrowed it to. */
function onlyText({ kind, row, patient }: AuditSearch): string | undefined {
  if (patient) return t('audit.onlyPatient');
  return kind && row ? t('audit.only', { what: `${kindText(kind)} ${row}` }) : undefined;
}

function ExportButton({ search }: { search: AuditSearch }) {
  const { isBusy, run } = useDownload(async () => {
    const { filename, text, count } = await call('audit.export', filterOf(search));
    saveFile(filename, text, 'text/csv');
    notify(t('audit.exported', { count }), 'success');
  });
  return (
    <Button isPending={isBusy} onPress={run}>
      <Sheet aria-hidden />
      {t('audit.export')}
    </Button>
  );
}
