import { useState } from 'react';
import { DATE_ORDERS, type ImportKind } from '../../../../shared/contract/imports.ts';
import {
  DATES_OF,
  FIELDS_OF,
  type ImportField,
  missingFields,
  TABLE_KINDS,
  type TableKind,
} from '../../../../shared/imports/fields.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { asProblem, call, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './data.module.css';
import { type Draft, draftOf, importPlace } from './import-store.ts';
import { SampleTable } from './sample-table.tsx';

/** What the columns of a file are; nothing is saved by it. */
export function MappingForm({ draft }: { draft: Draft }) {
  const start = useCommand('imports.start');
  const [problem, setProblem] = useState<Problem | null>(null);
  const lack = lackOf(draft);
  const check = async () => {
    const { dateOrder } = draft.options;
    if (lack || dateOrder === null) return;
    try {
      const { id } = await start.mutateAsync({
        fileId: draft.file.fileId,
        fileName: draft.file.name,
        kind: draft.kind,
        isDryRun: true,
        options: { ...draft.options, dateOrder },
      });
      importPlace.set({ draft, jobId: id });
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      <KindField draft={draft} />
      {draft.kind === 'clinic' ? (
        <Alert kind="info">{t('data.clinicHint')}</Alert>
      ) : (
        <Table draft={draft} kind={draft.kind} />
      )}
      {lack && <Alert kind="warning">{lack}</Alert>}
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          isDisabled={lack !== null}
          isPending={start.isPending}
          onPress={() => void check()}
        >
          {t('data.check')}
        </Button>
        <Button onPress={() => importPlace.set({ draft: null, jobId: null })}>{t('data.chooseOther')}</Button>
      </div>
    </>
  );
}

function lackOf({ kind, options: { mapping, dateOrder } }: Draft): string | null {
  if (kind === 'clinic') return null;
  const missing = missingFields(kind, mapping);
  if (missing.length > 0) {
    return t('data.needsColumns', { fields: listed(missing.map((field) => t(`data.field.${field}`))) });
  }
  return dateOrder === null ? t('data.dateOrderHint') : null;
}

function KindField({ draft }: { draft: Draft }) {
  const { file, inspected, kind } = draft;
  const change = async (next: ImportKind) => {
    try {
      const again = await call('imports.inspect', { fileId: file.fileId, kind: next });
      importPlace.set({ draft: draftOf(file, again, next), jobId: null });
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
  const kinds: ImportKind[] = inspected.format === 'clinic' ? ['clinic'] : [...TABLE_KINDS];
  return (
    <div className={styles['fields']}>
      <p>
        <span className={styles['hint']}>{t('data.fileName')}</span>
        <br />
        <strong>{file.name}</strong>
      </p>
      <SelectField
        label={t('data.kind')}
        choices={kinds.map((value) => ({ value, text: t(`data.kind.${value}`) }))}
        value={kind}
        onChange={(next) => void change(next)}
      />
    </div>
  );
}

const NONE = 'none';

function Table({ draft, kind }: { draft: Draft; kind: TableKind }) {
  const { inspected, options } = draft;
  const set = (changes: Partial<Draft['options']>) =>
    importPlace.set({ draft: { ...draft, options: { ...options, ...changes } }, jobId: null });
  const setColumn = (field: ImportField, column: string) => {
    const { [field]: _, ...others } = options.mapping;
    set({ mapping: column === NONE ? others : { ...others, [field]: Number(column) } });
  };
  const columns = [
    { value: NONE, text: t('data.notThere') },
    ...inspected.columns.map((title, at) => ({ value: String(at), text: title || `${at + 1}` })),
  ];
  return (
    <>
      <fieldset className={styles['group']}>
        <legend>{t('data.mapping')}</legend>
        <div className={styles['fields']}>
          {FIELDS_OF[kind].map((field) => (
            <SelectField
              key={field}
              label={t(`data.field.${field}`)}
              choices={columns}
              value={String(options.mapping[field] ?? NONE)}
              onChange={(column) => setColumn(field, column)}
            />
          ))}
        </div>
      </fieldset>
      <div className={styles['fields']}>
        {DATES_OF[kind].some((field) => options.mapping[field] !== undefined) && (
          <SelectField
            label={t('data.dateOrder')}
            choices={[
              ...(options.dateOrder === null ? [{ value: NONE, text: '–' }] : []),
              ...DATE_ORDERS.map((value) => ({ value: value as string, text: t(`data.order.${value}`) })),
            ]}
            value={options.dateOrder ?? NONE}
            onChange={(order) => set({ dateOrder: DATE_ORDERS.find((known) => known === order) ?? null })}
          />
        )}
        <SelectField
          label={t('data.duplicates')}
          choices={(kind === 'patients' ? DUPLICATES : DUPLICATES.slice(1)).map((value) => ({
            value,
            text: t(`data.duplicates.${value}`),
          }))}
          value={options.duplicates}
          onChange={(duplicates) => set({ duplicates })}
        />
      </div>
      <SampleTable inspected={inspected} />
    </>
  );
}

const DUPLICATES = ['ADD', 'SKIP', 'REPORT'] as const;
