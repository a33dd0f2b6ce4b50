import { useState } from 'react';
import { DAY_PARTS, type DayPart } from '../../../../shared/contract/day-part.ts';
import { URGENCIES } from '../../../../shared/contract/waitlist.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { FieldRow } from '../../components/form.tsx';
import { SelectField } from '../../components/select-field.tsx';
import lists from '../../components/list.module.css';
import { TextField } from '../../components/text-field.tsx';
import { useAction } from '../../lib/actions.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { ChosenPatient } from '../bookings/chosen-patient.tsx';
import { PatientStep } from '../bookings/patient-step.tsx';
import steps from '../bookings/time-step.module.css';
import type { Who } from '../bookings/who.ts';
import { weekdayName } from '../../lib/clock.ts';

const ANY = 'any';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

interface AddToWaitlistProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Who, and what they wait for. */
export function AddToWaitlist({ isOpen, onClose }: AddToWaitlistProps) {
  return (
    <Dialog title={t('waitlist.addTitle')} size="large" isOpen={isOpen} onClose={onClose}>
      <Steps onDone={onClose} />
    </Dialog>
  );
}

function Steps({ onDone }: { onDone: () => void }) {
  const [who, setWho] = useState<Who | null>(null);
  const [isChoosing, setChoosing] = useState(true);
  return (
    <>
      <PatientStep
        isShown={isChoosing}
        onChoose={(next) => {
          setWho(next);
          setChoosing(false);
        }}
      />
      {who && (
        <div className={steps['step']} hidden={isChoosing}>
          <ChosenPatient who={who} onChange={() => setChoosing(true)} />
          <Wish who={who} onDone={onDone} />
        </div>
      )}
    </>
  );
}

interface WishValues {
  whom: string;
  visitTypeId: number | undefined;
  weekdays: number[];
  parts: DayPart[];
  fromDate: string;
  untilDate: string;
  urgency: (typeof URGENCIES)[number];
  notes: string;
}

const EMPTY: WishValues = {
  whom: ANY,
  visitTypeId: undefined,
  weekdays: [],
  parts: [],
  fromDate: '',
  untilDate: '',
  urgency: 'ROUTINE',
  notes: '',
};

function inputOf({ whom, visitTypeId, fromDate, untilDate, ...wish }: WishValues) {
  const [kind, ...name] = whom.split(':');
  return {
    ...wish,
    doctorId: kind === 'doctor' ? Number(name[0]) : null,
    specialization: kind === 'field' ? name.join(':') : null,
    visitTypeId: visitTypeId ?? null,
    fromDate: fromDate || null,
    untilDate: untilDate || null,
  };
}

function Wish({ who, onDone }: { who: Who; onDone: () => void }) {
  const [values, setValues] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (change: Partial<WishValues>) => setValues({ ...values, ...change });
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const types = useQueryOf('visitTypes.list', {}).data?.items ?? [];
  const fields = [...new Set(doctors.map(({ specialization }) => specialization))].toSorted();
  const add = useAction('waitlist.add', ({ patient }) => t('waitlist.added', { patient: patient.name }));
  const submit = async () => {
    setProblem(null);
    try {
      await add.run({ ...who.input, ...inputOf(values) });
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const whoms = [
    { value: ANY, text: t('waitlist.anybody') },
    ...fields.map((name) => ({ value: `field:${name}`, text: name })),
    ...doctors.map(({ id, name }) => ({ value: `doctor:${id}`, text: name })),
  ];
  return (
    <>
      <FieldRow>
        <SelectField
          label={t('flow.doctor')}
          value={values.whom}
          choices={whoms}
          onChange={(whom) => set({ whom })}
        />
        <SelectField
          label={t('panel.visitType')}
          value={values.visitTypeId ?? ANY}
          choices={[
            { value: ANY, text: t('panel.anyVisit') },
            ...types.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(value) => set({ visitTypeId: typeof value === 'number' ? value : undefined })}
        />
        <SelectField
          label={t('waitlist.urgency')}
          value={values.urgency}
          choices={URGENCIES.map((value) => ({ value, text: t(`waitlist.${value}`) }))}
          onChange={(urgency) => set({ urgency })}
        />
      </FieldRow>
      <Checks
        label={t('waitlist.weekdays')}
        choices={WEEKDAYS.map((value) => ({ value, text: weekdayName(value) }))}
        chosen={values.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <Checks
        label={t('waitlist.parts')}
        choices={DAY_PARTS.map((value) => ({ value, text: t(`panel.part.${value}`) }))}
        chosen={values.parts}
        onChange={(parts) => set({ parts })}
      />
      <FieldRow>
        <DatePickerField
          label={t('panel.fromDate')}
          isOptional
          value={values.fromDate}
          onChange={(fromDate) => set({ fromDate })}
        />
        <DatePickerField
          label={t('waitlist.until')}
          isOptional
          value={values.untilDate}
          onChange={(untilDate) => set({ untilDate })}
          reason={problem?.fields['untilDate']}
        />
      </FieldRow>
      <TextField
        label={t('panel.notes')}
        isOptional
        value={values.notes}
        onChange={(notes) => set({ notes })}
      />
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        <Button variant="primary" isPending={add.isBusy} onPress={() => void submit()}>
          {t('panel.toWaitlist')}
        </Button>
      </Actions>
    </>
  );
}

interface ChecksProps<V> {
  label: string;
  choices: readonly { value: V; text: string }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}

function Checks<V>({ label, choices, chosen, onChange }: ChecksProps<V>) {
  return (
    <fieldset className={lists['checks']}>
      <legend>{label}</legend>
      {choices.map(({ value, text }) => (
        <CheckboxField
          key={text}
          label={text}
          isSelected={chosen.includes(value)}
          onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))}
        />
      ))}
    </fieldset>
  );
}
