import { Sheet } from 'lucide-react';
import type { Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../lib/toasts.ts';
import { saveFile } from './save-file.ts';
import { useDownload } from './use-download.ts';

/** The whole table that the filters let through, in its order, for a spreadsheet. */
export function CsvButton({ filter }: { filter: Input<'bookings.csv'> }) {
  const { isBusy, run } = useDownload(async () => {
    const { filename, text, count } = await call('bookings.csv', filter);
    saveFile(filename, text, 'text/csv');
    notify(t('csv.done', { count }), 'success');
  });
  return (
    <Button isPending={isBusy} onPress={run}>
      <Sheet aria-hidden />
      {t('csv.button')}
    </Button>
  );
}
