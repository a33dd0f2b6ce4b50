import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { UseFormReturn } from 'react-hook-form';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormText } from '../../components/form-fields.tsx';
import { certificateIn } from './certificate-file.ts';
import type { ServerFields } from './server-fields.ts';
import styles from './server.module.css';

/** The clinic's own authority, as text or from a file. */
export function CertificateField({ form }: { form: UseFormReturn<ServerFields> }) {
  const [isUnreadable, setUnreadable] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = await certificateIn(file);
    setUnreadable(text === null);
    if (text !== null) form.setValue('address.ca', text, { shouldDirty: true });
  };
  return (
    <div className={styles['certificate']}>
      <FormText
        control={form.control}
        name="address.ca"
        label={t('server.ca')}
        hint={t('server.caHint')}
        isOptional
        rows={3}
        spellCheck="false"
      />
      {isUnreadable && <Alert>{t('server.caNotText')}</Alert>}
      <div>
        <FileTrigger
          acceptedFileTypes={['.crt', '.pem', '.cer', '.der']}
          onSelect={(files) => void choose(files?.[0])}
        >
          <Button size="small">{t('server.caChoose')}</Button>
        </FileTrigger>
      </div>
    </div>
  );
}
