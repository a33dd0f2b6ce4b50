import { useQuery } from '@tanstack/react-query';
import type { ImportJob } from '../../../../shared/contract/imports.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Answer } from '../../components/states.tsx';
import { localeOf } from '../../../../shared/languages.ts';
import { optionsOf, useCommand } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './data.module.css';
import { importPlace } from './import-store.ts';
import { ProblemsTable } from './problems-table.tsx';

/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = 400;

/** One check or import: how far it is, and what came of it. */
export function JobView({ id }: { id: number }) {
  const job = useQuery<ImportJob, Problem>({
    ...optionsOf('imports.get', { id }),
    refetchInterval: ({ state }) => (state.data && state.data.finishedAt !== null ? false : LOOK_EVERY),
  });
  return <Answer query={job}>{(data) => <Job job={data} />}</Answer>;
}

function Job({ job }: { job: ImportJob }) {
  return (
    <>
      <p className={styles['hint']}>{job.fileName}</p>
      <output className={styles['state']}>{t(`data.state.${job.state}`)}</output>
      {job.finishedAt === null && (
        <progress
          className={styles['bar']}
          aria-label={t('data.progress')}
          {...(job.state === 'WRITING' && { value: job.added, max: Math.max(job.toAdd, 1) })}
        />
      )}
      {job.failure && <Alert>{t(`data.failure.${job.failure}`)}</Alert>}
      <Counts job={job} />
      <ProblemsTable job={job} />
      {job.finishedAt === null ? <Cancel job={job} /> : <Next job={job} />}
    </>
  );
}

function Counts({ job }: { job: ImportJob }) {
  const format = new Intl.NumberFormat(localeOf(spokenLanguage()));
  const names = [
    'lines',
    'toAdd',
    'skipped',
    'wrong',
    ...(job.isDryRun ? [] : (['added'] as const)),
  ] as const;
  if (job.lines === 0) return null;
  return (
    <dl className={styles['counts']}>
      {names.map((name) => (
        <div key={name} className={name === 'wrong' && job.wrong > 0 ? styles['wrong'] : undefined}>
          <dt>{t(`data.count.${name}`)}</dt>
          <dd>{format.format(job[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Cancel({ job }: { job: ImportJob }) {
  const cancel = useCommand('imports.cancel');
  return (
    <div className={styles['buttons']}>
      <Button
        isPending={cancel.isPending}
        onPress={() =>
          cancel.mutate({ id: job.id }, { onError: (error) => notify(error.message, 'problem') })
        }
      >
        {job.isDryRun ? t('data.cancelCheck') : t('data.cancel')}
      </Button>
    </div>
  );
}

/** What to do after it. */
function Next({ job }: { job: ImportJob }) {
  const { draft } = useStore(importPlace);
  const start = useCommand('imports.start');
  const { leavesOutWrong } = draft?.options ?? job.options;
  const isStopped = job.wrong > 0 && !leavesOutWrong;
  const setLeavesOut = (isOn: boolean) =>
    draft &&
    importPlace.set({
      jobId: job.id,
      draft: { ...draft, options: { ...draft.options, leavesOutWrong: isOn } },
    });
  const begin = async () => {
    try {
      const { kind, fileId, fileName } = job;
      const options = { ...job.options, leavesOutWrong };
      const { id } = await start.mutateAsync({ kind, fileId, fileName, isDryRun: false, options });
      importPlace.set({ draft, jobId: id });
    } catch (error) {
      notify(asProblem(error).message, 'problem');
    }
  };
  const isReady = job.state === 'CHECKED' && (job.kind === 'clinic' || job.toAdd > 0);
  return (
    <>
      {job.state === 'CHECKED' && job.wrong > 0 && draft && (
        <CheckboxField label={t('data.leaveOut')} isSelected={leavesOutWrong} onChange={setLeavesOut} />
      )}
      <div className={styles['buttons']}>
        {isReady && (
          <Button
            variant="primary"
            isDisabled={isStopped}
            isPending={start.isPending}
            onPress={() => void begin()}
          >
            {job.kind === 'clinic' ? t('data.startClinic') : t('data.start', { count: job.toAdd })}
          </Button>
        )}
        {draft && job.state !== 'DONE' && (
          <Button onPress={() => importPlace.set({ draft, jobId: null })}>{t('data.mapping')}</Button>
        )}
        <Button onPress={() => importPlace.set({ draft: null, jobId: null })}>{t('data.done')}</Button>
      </div>
    </>
  );
}
