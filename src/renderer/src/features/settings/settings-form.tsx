import { CLOCKS, DATE_ORDERS, type Settings } from '../../../../shared/contract/clinic.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { LANGUAGES } from '../../../../shared/languages.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { FormCheckbox, FormCombo, FormSelect, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { Card } from '../../components/page.tsx';
import { clockExample, weekdayName } from '../../lib/clock.ts';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { ownLanguage } from '../../lib/language.ts';
import { queryClient } from '../../lib/query-client.ts';
import { timeZoneChoices } from '../../lib/time-zones.ts';
import { offerUndo } from '../../lib/toasts.ts';
import { expectLanguage, switchLanguage } from '../shell/use-clinic-language.ts';
import { countryChoices, fieldsOf, inputOf, type SettingsFields } from './settings-fields.ts';
import { ZoneNote } from './zone-note.tsx';
import styles from './settings-screen.module.css';

/** All settings in one form, by what they are about. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const update = useCommand('settings.update');
  const state = useContractForm<SettingsFields>({
    schema: contract['settings.update'].input,
    values: fieldsOf(settings),
    toInput: inputOf,
    send: async (values) => {
      const before = inputOf(fieldsOf(settings));
      expectLanguage(values.language);
      const after = await update.mutateAsync(inputOf(values));
      offerUndo(t('settings.saved'), () => putBack(before, state));
      follow(after, settings);
    },
  });
  return (
    <Form state={state} submitText={t('action.save')} label={t('settings.title')}>
      <div className={styles['cards']}>
        <ClinicCard state={state} />
        <TimesCard state={state} settings={settings} />
        <LanguageCard state={state} />
        <BookingCard state={state} />
      </div>
    </Form>
  );
}

type State = ContractForm<SettingsFields>;

/** Another language of the clinic shows here at once, unless this person has their own. */
function follow(after: Settings, before: Settings): void {
  if (after.language !== before.language && ownLanguage.get() === 'clinic') switchLanguage(after.language);
}

async function putBack(before: ReturnType<typeof inputOf>, state: State): Promise<string> {
  expectLanguage(before.language);
  const restored = await call('settings.update', before, { commandId: crypto.randomUUID() });
  state.form.reset(fieldsOf(restored));
  if (ownLanguage.get() === 'clinic') switchLanguage(restored.language);
  await queryClient.invalidateQueries();
  return t('settings.restored');
}

function ClinicCard({ state: { form } }: { state: State }) {
  return (
    <Card title={t('settings.clinic')}>
      <div className={styles['fields']}>
        <FormText control={form.control} name="clinicName" label={t('settings.clinicName')} />
        <FormText
          control={form.control}
          name="address"
          label={t('settings.address')}
          hint={t('settings.addressHint')}
          isOptional
          rows={3}
        />
        <FormCombo
          control={form.control}
          name="country"
          label={t('settings.country')}
          hint={t('settings.countryHint')}
          choices={countryChoices()}
        />
      </div>
    </Card>
  );
}

function TimesCard({ state: { form }, settings }: { state: State; settings: Settings }) {
  const { control } = form;
  return (
    <Card title={t('settings.times')}>
      <div className={styles['fields']}>
        <FormCombo
          control={control}
          name="timeZone"
          label={t('settings.timeZone')}
          choices={timeZoneChoices()}
        />
        <ZoneNote before={settings.timeZone} after={form.watch('timeZone')} />
        <FieldRow>
          <FormSelect
            control={control}
            name="clock"
            label={t('settings.clock')}
            choices={CLOCKS.map((value) => ({
              value,
              text: t(`settings.clock.${value}`, { example: clockExample(value) }),
            }))}
          />
          <FormSelect
            control={control}
            name="dateOrder"
            label={t('settings.dateOrder')}
            choices={DATE_ORDERS.map((value) => ({ value, text: t(`settings.dateOrder.${value}`) }))}
          />
          <FormSelect
            control={control}
            name="firstWeekday"
            label={t('settings.firstWeekday')}
            choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
              value: String(day),
              text: weekdayName(day, 'long'),
            }))}
          />
        </FieldRow>
      </div>
    </Card>
  );
}

function LanguageCard({ state: { form } }: { state: State }) {
  return (
    <Card title={t('language.label')}>
      <FormSelect
        control={form.control}
        name="language"
        label={t('settings.language')}
        hint={t('settings.languageHint')}
        choices={LANGUAGES.map((value) => ({ value, text: t(`language.${value}`) }))}
      />
    </Card>
  );
}

function BookingCard({ state: { form } }: { state: State }) {
  return (
    <Card title={t('settings.booking')}>
      <div className={styles['fields']}>
        <FormText
          control={form.control}
          name="holdSeconds"
          label={t('settings.holdSeconds')}
          hint={t('settings.holdSecondsHint')}
          inputMode="numeric"
        />
        <FormText
          control={form.control}
          name="horizonWeeks"
          label={t('settings.horizonWeeks')}
          hint={t('settings.horizonWeeksHint')}
          inputMode="numeric"
        />
        <FormCheckbox control={form.control} name="hasOverbooking" label={t('overbook.setting')} />
      </div>
    </Card>
  );
}
