import { t } from '../../../../shared/messages/format.ts';
import { useStore } from '../../lib/store.ts';
import { Doorway } from '../session/doorway.tsx';
import { AdminStep } from './admin-step.tsx';
import { ClinicStep } from './clinic-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { setupDraft } from './setup-draft.ts';
import { StepMark } from './step-mark.tsx';

/** The first start, until there is a clinic: the fourth screen follows behind the sign-in. */
export function SetupScreen() {
  const { step } = useStore(setupDraft);
  if (step === 1) {
    return (
      <Doorway title={t('setup.title')} hint={t('setup.hint')}>
        <StepMark step={1} />
        <LanguageStep />
      </Doorway>
    );
  }
  return (
    <Doorway
      title={t(step === 2 ? 'setup.clinic' : 'setup.admin')}
      hint={t(step === 2 ? 'setup.clinicHint' : 'setup.adminHint')}
    >
      <StepMark step={step} />
      {step === 2 ? <ClinicStep /> : <AdminStep />}
    </Doorway>
  );
}
