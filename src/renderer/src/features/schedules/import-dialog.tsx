import { useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import type { ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/states.tsx';
import { openScheduleChange } from './change-store.ts';
import { datesText } from './edit-words.ts';
import month from './month.module.css';
import styles from './schedules.module.css';

type Found = Output<'schedules.readHolidays'>['items'];

interface ImportDialogProps {
  found: Found | null;
  onClose: () => void;
}

/** The holidays of a file, to choose from; all that are chosen are one change. */
export function ImportDialog({ found, onClose }: ImportDialogProps) {
  return (
    <Dialog title={t('holidays.importTitle')} isOpen={found !== null} onClose={onClose}>
      {found?.length === 0 && <EmptyState title={t('holidays.empty')} />}
      {found && found.length > 0 && <Checklist found={found} onClose={onClose} />}
    </Dialog>
  );
}

function Checklist({ found, onClose }: { found: Found; onClose: () => void }) {
  const fresh = found.filter(({ isKnown }) => !isKnown).map(keyOf);
  const [chosen, setChosen] = useState<readonly string[]>(fresh);
  const edits = found.filter((holiday) => chosen.includes(keyOf(holiday))).map(editOf);
  return (
    <>
      <div className={month['monthHead']}>
        <p className={styles['state']}>{t('holidays.choose')}</p>
        <Button size="small" slot={null} onPress={() => setChosen(fresh)}>
          {t('holidays.all')}
        </Button>
        <Button size="small" slot={null} onPress={() => setChosen([])}>
          {t('holidays.noneChosen')}
        </Button>
      </div>
      <ul className={styles['choices']}>
        {found.map((holiday) => {
          const key = keyOf(holiday);
          const known = holiday.isKnown ? ` (${t('holidays.known')})` : '';
          return (
            <li key={key}>
              <CheckboxField
                label={`${datesText(holiday)}: ${holiday.name}${known}`}
                isSelected={chosen.includes(key)}
                onChange={(isOn) => setChosen(isOn ? [...chosen, key] : chosen.filter((one) => one !== key))}
              />
            </li>
          );
        })}
      </ul>
      <Actions>
        <output className={styles['state']}>{t('holidays.chosen', { count: edits.length })}</output>
        <Button slot={null} onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          slot={null}
          variant="primary"
          isDisabled={edits.length === 0}
          onPress={() => openScheduleChange(edits, onClose)}
        >
          {t('schedules.preview')}
        </Button>
      </Actions>
    </>
  );
}

/** An event that repeats has one uid for all of its dates. */
const keyOf = ({ uid, fromDate }: Found[number]) => `${uid} ${fromDate}`;

function editOf({ uid, fromDate, untilDate, name }: Found[number]): ScheduleEdit {
  return { kind: 'SET_EXCEPTION', exception: 'HOLIDAY', doctorId: null, fromDate, untilDate, name, uid };
}
