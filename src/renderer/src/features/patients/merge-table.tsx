import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import type { MessageKey } from '../../../../shared/messages/en.ts';
import { t } from '../../../../shared/messages/format.ts';
import tableStyles from '../../components/table.module.css';
import { formatShortDate } from '../../lib/clock.ts';
import styles from './patients.module.css';
import { usePhoneText } from './phone-text.ts';

const ROWS = [
  'name',
  'phone',
  'email',
  'dateOfBirth',
  'sex',
  'alert',
  'notes',
] as const satisfies (MessageKey extends infer K
  ? K extends `patient.${infer F}`
    ? F & keyof PatientRecord
    : never
  : never)[];

/** The two side by side; where they differ is marked by more than colour. */
export function MergeTable({ keep, goes }: { keep: PatientRecord; goes: PatientRecord }) {
  const phoneText = usePhoneText();
  const textOf = (patient: PatientRecord, field: (typeof ROWS)[number]) => {
    const value = patient[field];
    if (!value) return t('patient.none');
    if (field === 'phone') return phoneText(value);
    return field === 'dateOfBirth' ? formatShortDate(value) : value;
  };
  return (
    <div className={tableStyles['frame']}>
      <table className={tableStyles['table']} aria-label={t('merge.compare')}>
        <thead>
          <tr>
            <th scope="col">{t('merge.field')}</th>
            <th scope="col">{`${t('merge.keep')} · #${keep.number}`}</th>
            <th scope="col">{`${t('merge.goes')} · #${goes.number}`}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`patient.${field}`)}</th>
              <td>{textOf(keep, field)}</td>
              <td className={keep[field] === goes[field] ? undefined : styles['differs']}>
                {textOf(goes, field)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
