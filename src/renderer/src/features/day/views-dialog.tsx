import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './board-tools.module.css';
import { useDoctors } from './day-data.ts';
import { freePlace, PLACES, useViews } from './use-views.ts';

interface ViewsDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The doctors shown now: what is proposed to be kept. */
  shownIds: readonly number[];
}

/** Keeps a choice of doctors under a digit, and forgets one. */
export function ViewsDialog({ isOpen, onClose, shownIds }: ViewsDialogProps) {
  return (
    <Dialog title={t('board.viewsTitle')} isOpen={isOpen} onClose={onClose}>
      <p>{t('board.viewsHint')}</p>
      <KeptViews />
      <ViewForm shownIds={shownIds} onDone={onClose} />
    </Dialog>
  );
}

function KeptViews() {
  const { views } = useViews();
  const remove = useCommand('views.remove', { isDoneWhenShown: true });
  const forget = (place: number, name: string) =>
    remove.mutate(
      { place },
      {
        onSuccess: () => notify(t('board.viewRemoved', { name })),
        onError: (problem) => notify(problem.message, 'problem'),
      },
    );
  if (views.length === 0) return <p>{t('board.viewsNone')}</p>;
  return (
    <ul className={styles['list']}>
      {views.map(({ place, name }) => (
        <li key={place}>
          {t('board.view', { place, name })}
          <Button
            isIcon
            size="small"
            slot={null}
            aria-label={t('board.viewRemove', { place, name })}
            onPress={() => forget(place, name)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function ViewForm({ shownIds, onDone }: { shownIds: readonly number[]; onDone: () => void }) {
  const doctors = useDoctors();
  const { views } = useViews();
  const [place, setPlace] = useState(() => freePlace(views));
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(shownIds));
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = useCommand('views.save', { isDoneWhenShown: true });
  const fields: FieldErrors = problem?.fields ?? {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const kept = await save.mutateAsync({ place, name, doctorIds: [...chosen] });
      notify(t('board.viewSaved', { place: kept.place, name: kept.name }));
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const toggle = (id: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles['row']}>
        <SelectField
          label={t('board.viewPlace')}
          value={place}
          choices={PLACES.map((value) => ({ value, text: String(value) }))}
          onChange={setPlace}
        />
        <TextField label={t('board.viewName')} value={name} onChange={setName} reason={fields['name']} />
      </div>
      <fieldset className={styles['doctors']}>
        <legend>{t('board.viewDoctors')}</legend>
        {doctors.map(({ id, name: doctor }) => (
          <CheckboxField
            key={id}
            label={doctor}
            isSelected={chosen.has(id)}
            onChange={(isChosen) => toggle(id, isChosen)}
          />
        ))}
      </fieldset>
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('board.viewSave')}
        </Button>
      </Actions>
    </form>
  );
}
