import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { FormPassword, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import styles from './backups.module.css';
import { closeLook, goBack, type Looked } from './restore-store.ts';

interface Fields {
  owner: { user: string; password: string };
}

interface GoBackProps {
  looked: Looked;
  /** Whether the desk may not do it alone. */
  needsOwner: boolean;
}

/** The one button; and on a server, who gives leave for it. */
export function GoBack({ looked, needsOwner }: GoBackProps) {
  const ownerOf = ({ owner }: Fields) => (needsOwner ? owner : undefined);
  const state = useContractForm<Fields>({
    schema: contract['backups.restore'].input,
    values: { owner: { user: '', password: '' } },
    toInput: (values) => ({ source: looked.source, owner: ownerOf(values) }),
    send: (values) => goBack(looked, ownerOf(values)),
  });
  return (
    <Form
      state={state}
      submitText={t('backups.restore')}
      isDanger
      other={<Button onPress={closeLook}>{t('action.cancel')}</Button>}
    >
      {needsOwner && <Owner control={state.form.control} />}
    </Form>
  );
}

function Owner({ control }: Pick<ReturnType<typeof useContractForm<Fields>>['form'], 'control'>) {
  return (
    <>
      <h3>{t('backups.owner')}</h3>
      <p className={styles['soft']}>{t('backups.ownerHint')}</p>
      <FieldRow>
        <FormText
          control={control}
          name="owner.user"
          label={t('backups.ownerUser')}
          autoComplete="off"
          spellCheck="false"
        />
        <FormPassword
          control={control}
          name="owner.password"
          label={t('backups.ownerPassword')}
          autoComplete="off"
        />
      </FieldRow>
    </>
  );
}
