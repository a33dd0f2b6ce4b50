import { getCountries } from 'libphonenumber-js/min';
import type { Settings } from '../../../../shared/contract/clinic.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { FormCombo, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { Card, Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { formatTime, formatVisit, locale, useNow } from '../../lib/clock.ts';
import { useContractForm } from '../../lib/form.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { timeZoneChoices } from '../../lib/time-zones.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './settings-screen.module.css';

const NO_COUNTRY = 'none';

export function SettingsScreen() {
  const settings = useQueryOf('settings.get', {});
  return (
    <Page title={t('nav.settings')}>
      <div className={styles['narrow']}>
        <Card title={t('settings.title')}>
          <Answer query={settings}>{(data) => <SettingsForm settings={data} />}</Answer>
        </Card>
      </div>
    </Page>
  );
}

interface SettingsFields {
  clinicName: string;
  timeZone: string | null;
  country: string | null;
}

function toInput({ country, timeZone, ...fields }: SettingsFields) {
  return { ...fields, timeZone: timeZone ?? '', country: country === NO_COUNTRY ? null : country };
}

function SettingsForm({ settings }: { settings: Settings }) {
  const update = useCommand('settings.update');
  const state = useContractForm<SettingsFields>({
    schema: contract['settings.update'].input,
    values: { ...settings, country: settings.country ?? NO_COUNTRY },
    toInput,
    send: async (values) => {
      await update.mutateAsync(toInput(values));
      notify(t('settings.saved'));
    },
  });
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('action.save')} label={t('settings.title')}>
      <FormText control={control} name="clinicName" label={t('settings.clinicName')} />
      <FormCombo
        control={control}
        name="timeZone"
        label={t('settings.timeZone')}
        choices={timeZoneChoices()}
      />
      <ZoneNote before={settings.timeZone} after={state.form.watch('timeZone')} />
      <FormCombo
        control={control}
        name="country"
        label={t('settings.country')}
        hint={t('settings.countryHint')}
        choices={countryChoices()}
      />
    </Form>
  );
}

/** What another zone means is shown with this very moment, before it is saved. */
function ZoneNote({ before, after }: { before: string; after: string | null }) {
  const now = useNow();
  if (!after) return null;
  if (before === after) {
    return <p className={styles['hint']}>{t('settings.timeZoneNow', { time: formatTime(now, after) })}</p>;
  }
  // With the day, since that may change too.
  const times = { before: formatVisit(now, before), after: formatVisit(now, after) };
  return <Alert kind="warning">{t('settings.timeZoneChange', times)}</Alert>;
}

function countryChoices() {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const countries = getCountries().map((code) => ({ value: code as string, text: names.of(code) ?? code }));
  return [
    { value: NO_COUNTRY, text: t('settings.noCountry') },
    ...countries.toSorted((a, b) => a.text.localeCompare(b.text)),
  ];
}
