import { JoinScreen, joining } from '../server/join-screen.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import { AdminStep } from './admin-step.tsx';
import { ClinicStep } from './clinic-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { setupDraft } from './setup-draft.ts';

/** The first start, before there is a clinic. Its last step comes when somebody is signed in. */
export function SetupScreen() {
  const { step } = useStore(setupDraft);
  const { data } = useQueryOf('setup.serverStatus', {});
  const isJoining = useStore(joining);
  if (isJoining || data?.next?.server) return <JoinScreen />;
  if (step === 1) return <LanguageStep />;
  return step === 2 ? <ClinicStep /> : <AdminStep />;
}
