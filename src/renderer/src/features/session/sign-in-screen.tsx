import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { Doorway } from './doorway.tsx';
import { type SignIn, SignInForm, useSignIn } from './sign-in-form.tsx';
import styles from './doorway.module.css';

/** These exist in demonstration data only. */
const DEMO_PASSWORD = 'demo-clinic-2026';
const DEMO_EMAILS = ['admin@clinic.example', 'desk@clinic.example', 'doctor@clinic.example'] as const;

export function SignInScreen() {
  const state = useSignIn();
  const { data: status } = useQueryOf('setup.status', {});
  const fill = (values: SignIn) => {
    state.form.reset(values);
    state.clearProblem();
  };
  return (
    <Doorway title={t('signIn.title')} hint={status?.clinicName ?? undefined}>
      <SignInForm state={state} submitText={t('signIn.submit')} />
      {status?.isDemo && <DemoUsers onChoose={(email) => fill({ email, password: DEMO_PASSWORD })} />}
    </Doorway>
  );
}

function DemoUsers({ onChoose }: { onChoose: (email: string) => void }) {
  return (
    <section className={styles['demo']} aria-labelledby="demo-users">
      <h2 id="demo-users">{t('signIn.demoTitle')}</h2>
      {DEMO_EMAILS.map((email) => (
        <Button key={email} onPress={() => onChoose(email)}>
          {t('signIn.demoFill', { email })}
        </Button>
      ))}
      <p>{t('signIn.demoPassword', { password: DEMO_PASSWORD })}</p>
    </section>
  );
}
