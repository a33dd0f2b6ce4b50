import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Output } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useMe } from '../session/session.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { type ExceptionForm, newFields } from './exception-draft.ts';
import { ExceptionList } from './exception-list.tsx';
import { ImportDialog } from './import-dialog.tsx';
import styles from './schedules.module.css';

const MOST_BYTES = 900_000;

/** The days on which the whole clinic is closed. */
export function HolidaysView() {
  const today = useToday();
  const userId = useMe().id;
  const holidays = useQueryOf('schedules.holidays', { fromDate: today });
  const [form, setForm] = useState<ExceptionForm | null>(null);
  const reader = useHolidayFile();
  const key = (id: number | null) => ({ userId, doctorId: null, id });
  return (
    <Card>
      <div className={styles['tools']}>
        <Button
          variant="primary"
          onPress={() => setForm({ key: key(null), preset: {}, initial: newFields('HOLIDAY', today) })}
        >
          {t('holidays.new')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.ics', 'text/calendar']}
          onSelect={(files) => void reader.read(files)}
        >
          <Button isPending={reader.isReading}>{t('holidays.import')}</Button>
        </FileTrigger>
      </div>
      {reader.problem && <Alert>{reader.problem}</Alert>}
      <Answer query={holidays}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('holidays.none')} hint={t('holidays.noneHint')} />
          ) : (
            <ExceptionList
              label={t('schedules.holidays')}
              exceptions={items}
              onEdit={(holiday) => setForm({ key: key(holiday.id), preset: {}, initial: holiday })}
            />
          )
        }
      </Answer>
      <ExceptionDialog form={form} onClose={() => setForm(null)} />
      <ImportDialog found={reader.found} onClose={reader.forget} />
    </Card>
  );
}

type Found = Output<'schedules.readHolidays'>['items'];

/** Reads the chosen file here, for the core to understand it. */
function useHolidayFile() {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const read = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setProblem(file.size > MOST_BYTES ? t('holidays.tooBig') : null);
    if (file.size > MOST_BYTES) return;
    setReading(true);
    try {
      setFound((await call('schedules.readHolidays', { file: await file.text() })).items);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
    setReading(false);
  };
  return { found, problem, isReading, read, forget: () => setFound(null) };
}
