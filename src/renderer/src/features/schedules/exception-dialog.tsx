import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import type { FieldErrors, FieldReason } from '../../../../shared/errors.ts';
import { readDay } from '../../../../shared/schedule-text.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { FieldRow } from '../../components/form.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { openScheduleChange } from './change-store.ts';
import {
  draftFor,
  exceptionEdit,
  type ExceptionFields,
  type ExceptionForm,
  fieldsOf,
  hasSessions,
  keepException,
  sessionsText,
} from './exception-draft.ts';
import { textSettings, useRooms } from './rooms.ts';
import styles from './schedules.module.css';
import { typedProblem } from './typed-problem.ts';

interface ExceptionDialogProps {
  form: ExceptionForm | null;
  onClose: () => void;
}

/** Leave, a changed or an extra day of a doctor, or a holiday of the clinic. */
export function ExceptionDialog({ form, onClose }: ExceptionDialogProps) {
  const isHoliday = form?.key.doctorId === null;
  const isNew = form?.key.id === null;
  const title = isHoliday
    ? t(isNew ? 'holidays.new' : 'holidays.edit')
    : t(isNew ? 'exception.new' : 'exception.edit');
  return (
    <Dialog title={title} isOpen={form !== null} onClose={onClose}>
      {form && <Fields form={form} onClose={onClose} />}
    </Dialog>
  );
}

const DOCTORS_KINDS = ['LEAVE', 'CHANGED', 'EXTRA'] as const;

function Fields({ form, onClose }: { form: ExceptionForm; onClose: () => void }) {
  const { key } = form;
  const settings = textSettings(useRooms(), 30);
  const [fields, setFields] = useState<ExceptionFields>(() => ({
    ...(draftFor(key) ?? fieldsOf(form.initial)),
    ...form.preset,
  }));
  const [wrong, setWrong] = useState<FieldErrors>({});
  const change = (patch: Partial<ExceptionFields>) => {
    const next = { ...fields, ...patch };
    // A span begins as one day; its end follows until it is set by itself.
    if (patch.fromDate && fields.untilDate === fields.fromDate) next.untilDate = patch.fromDate;
    setFields(next);
    setWrong({});
    keepException(key, next);
  };
  const preview = () => {
    const result = exceptionEdit(fields, key, settings);
    if ('wrong' in result) return setWrong(result.wrong);
    openScheduleChange([result.edit], () => {
      keepException(key, null);
      onClose();
    });
  };
  const reasonOf = (name: string) => wrong[name];
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        preview();
      }}
    >
      {key.doctorId !== null && (
        <SelectField
          label={t('exception.kind')}
          choices={DOCTORS_KINDS.map((kind) => ({ value: kind as string, text: t(`kind.${kind}`) }))}
          value={fields.kind}
          onChange={(kind) => change({ kind: kind as ExceptionFields['kind'] })}
          hint={t(`kind.${fields.kind}.hint`)}
        />
      )}
      {key.doctorId === null && (
        <TextField
          label={t('exception.name')}
          value={fields.name}
          onChange={(name) => change({ name })}
          reason={reasonOf('name')}
        />
      )}
      <FieldRow>
        <DatePickerField
          label={t('exception.from')}
          value={fields.fromDate}
          onChange={(fromDate) => change({ fromDate })}
          reason={reasonOf('fromDate')}
        />
        <DatePickerField
          label={t('exception.until')}
          value={fields.untilDate}
          onChange={(untilDate) => change({ untilDate })}
          reason={reasonOf('untilDate')}
        />
      </FieldRow>
      {hasSessions(fields) ? (
        <Hours fields={fields} onChange={change} settings={settings} reason={reasonOf('sessions')} />
      ) : (
        <FieldRow>
          <TextField
            label={t('exception.startTime')}
            isOptional
            value={fields.startTime}
            onChange={(startTime) => change({ startTime })}
            hint={t('exception.partHint')}
            reason={reasonOf('startTime')}
          />
          <TextField
            label={t('exception.endTime')}
            isOptional
            value={fields.endTime}
            onChange={(endTime) => change({ endTime })}
            reason={reasonOf('endTime')}
          />
        </FieldRow>
      )}
      {key.doctorId !== null && (
        <TextField
          label={t('exception.name')}
          isOptional
          value={fields.name}
          onChange={(name) => change({ name })}
          reason={reasonOf('name')}
        />
      )}
      <Actions>
        <Button slot={null} onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" variant="primary">
          {t('schedules.preview')}
        </Button>
      </Actions>
    </form>
  );
}

interface HoursProps {
  fields: ExceptionFields;
  onChange: (patch: Partial<ExceptionFields>) => void;
  settings: ReturnType<typeof textSettings>;
  reason: FieldReason | undefined;
}

/** The sessions of the day, typed; where they go wrong is told while typing. */
function Hours({ fields, onChange, settings, reason }: HoursProps) {
  const text = sessionsText(fields, settings);
  const read = readDay(text, settings);
  const problem = read.is === 'problem' ? typedProblem(text, read.problem) : undefined;
  return (
    <TextField
      label={t('exception.sessions')}
      spellCheck="false"
      value={text}
      onChange={(typed) => onChange({ text: typed })}
      hint={problem ?? t('exception.sessionsHint')}
      reason={problem ? 'typed.invalid' : reason}
    />
  );
}
