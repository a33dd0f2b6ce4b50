import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { sessionEnded } from '../../lib/query-client.ts';
import { useStore } from '../../lib/store.ts';
import { leave, useMe } from './session.ts';
import { SignInForm, useSignIn } from './sign-in-form.tsx';

/** Asks for the password over the open screen, so that what was typed there is kept. */
export function SessionEndedDialog() {
  const isOpen = useStore(sessionEnded);
  return (
    <Dialog title={t('signIn.again')} isOpen={isOpen}>
      <SignInAgain />
    </Dialog>
  );
}

function SignInAgain() {
  const { email } = useMe();
  const state = useSignIn(email);
  return (
    <>
      <Alert kind="info">{t('signIn.againHint')}</Alert>
      <SignInForm state={state} submitText={t('signIn.submit')} isEmailKnown />
      <Button variant="quiet" onPress={leave}>
        {t('signIn.otherUser')}
      </Button>
    </>
  );
}
