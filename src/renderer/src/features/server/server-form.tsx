/* oxlint-disable jsx-a11y/no-autofocus -- where nothing else can be done, typing may begin at once */
import { useState } from 'react';
import { contract, type Output } from '../../../../shared/contract/index.ts';
import type { ServerStatus } from '../../../../shared/contract/server.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { FormCheckbox, FormPassword, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { CertificateField } from './certificate-field.tsx';
import { Findings } from './findings.tsx';
import { type ChosenServer, fieldsOf, inputOf, type ServerFields } from './server-fields.ts';
import styles from './server.module.css';

export interface Tested {
  input: ChosenServer;
  answer: Output<'server.test'>;
}

interface ServerFormProps {
  status: ServerStatus;
  test: 'server.test' | 'setup.testServer';
  /** Nothing else is on the screen, so typing may begin at once. */
  isAlone?: boolean;
  /** What can be done with a server that was tested as it is typed now. */
  renderNext: (tested: Tested) => React.ReactNode;
}

/** An address, and what a test of it finds. The test is what Enter does. */
export function ServerForm({ status, test, isAlone = false, renderNext }: ServerFormProps) {
  const [tested, setTested] = useState<(Tested & { count: number }) | null>(null);
  const state = useContractForm<ServerFields>({
    schema: contract['server.use'].input,
    values: fieldsOf(status),
    toInput: inputOf,
    send: async (values) => {
      const input = inputOf(values);
      // Not kept among the answers of other questions: there is a password in it.
      const { deskName: _, ...wanted } = input;
      const answer = await call(test, wanted);
      setTested((before) => ({ input, answer, count: (before?.count ?? 0) + 1 }));
    },
  });
  const isStale =
    tested !== null && JSON.stringify(tested.input) !== JSON.stringify(inputOf(state.form.watch()));
  return (
    <div className={styles['form']}>
      <Form
        state={state}
        submitText={t(state.isSending ? 'server.testing' : 'server.test')}
        label={t('server.use')}
      >
        <Fields state={state} status={status} isAlone={isAlone} />
      </Form>
      {tested && <Findings key={tested.count} findings={tested.answer.findings} />}
      {isStale && <Alert kind="info">{t('server.changedSince')}</Alert>}
      {tested && !isStale && renderNext(tested)}
    </div>
  );
}

interface FieldsProps extends Pick<ServerFormProps, 'status' | 'isAlone'> {
  state: ReturnType<typeof useContractForm<ServerFields>>;
}

function Fields({ state: { form }, status, isAlone = false }: FieldsProps) {
  const { control } = form;
  return (
    <>
      <FieldRow>
        <FormText
          control={control}
          name="address.host"
          label={t('server.host')}
          autoFocus={isAlone}
          {...plainText}
        />
        <FormText control={control} name="address.port" label={t('server.port')} inputMode="numeric" />
      </FieldRow>
      <FieldRow>
        <FormText control={control} name="address.database" label={t('server.database')} {...plainText} />
        <FormText control={control} name="address.user" label={t('server.user')} {...plainText} />
      </FieldRow>
      <FormPassword
        control={control}
        name="password"
        label={t('server.password')}
        {...(status.password.isKept && { hint: t('server.passwordKept') })}
        autoComplete="off"
      />
      <PasswordNote status={status} />
      <FormText
        control={control}
        name="deskName"
        label={t('server.deskName')}
        hint={t('server.deskNameHint')}
      />
      {!form.watch('isOpen') && <CertificateField form={form} />}
      <div>
        <FormCheckbox control={control} name="isOpen" label={t('server.isOpen')} />
        <p className={styles['soft']}>{t('server.isOpenHint')}</p>
      </div>
    </>
  );
}

/** Names that no dictionary knows. */
const plainText = { autoComplete: 'off', spellCheck: 'false', autoCapitalize: 'none' } as const;

/** Where there is no key store, the person is told before they type the password. */
function PasswordNote({ status: { password } }: { status: ServerStatus }) {
  const { place, file } = password;
  if (place === 'environment') return <Alert kind="info">{t('server.givenPassword')}</Alert>;
  if (place === 'keyStore') return null;
  return <Alert kind="warning">{t('server.noKeyStore', { file: file ?? '' })}</Alert>;
}
