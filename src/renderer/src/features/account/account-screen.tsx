import { contract, type Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormPassword } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { Card, Page } from '../../components/page.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { leave, useMe } from '../session/session.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import styles from './account-screen.module.css';
import { KeysPart } from './keys-part.tsx';

export function AccountScreen() {
  const { name, email } = useMe();
  return (
    <Page title={t('account.title')}>
      <p>{t('account.signedInAs', { name, email })}</p>
      <div className={styles['cards']}>
        <Card title={t('account.changePassword')}>
          <ChangePassword />
        </Card>
        <Card title={t('theme.label')}>
          <div className={styles['looks']}>
            <ThemeChoice />
            <LanguageChoice hint={t('language.ownHint')} />
          </div>
        </Card>
      </div>
      <KeysPart />
    </Page>
  );
}

function ChangePassword() {
  const changePassword = useCommand('auth.changePassword');
  const state = useContractForm<Input<'auth.changePassword'>>({
    schema: contract['auth.changePassword'].input,
    values: { currentPassword: '', newPassword: '' },
    send: async (values) => {
      await changePassword.mutateAsync(values);
      leave();
      notify(t('account.changed'));
    },
  });
  return (
    <Form state={state} submitText={t('account.submit')} label={t('account.changePassword')}>
      <p className={styles['hint']}>{t('account.changeHint')}</p>
      <FormPassword
        control={state.form.control}
        name="currentPassword"
        label={t('account.current')}
        autoComplete="current-password"
      />
      <FormPassword
        control={state.form.control}
        name="newPassword"
        label={t('account.new')}
        hint={t('setup.passwordHint')}
        autoComplete="new-password"
      />
    </Form>
  );
}
