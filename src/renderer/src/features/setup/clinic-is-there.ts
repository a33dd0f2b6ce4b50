import type { Output } from '../../../../shared/contract/index.ts';
import { spokenLanguage } from '../../../../shared/messages/format.ts';
import { chooseOwnLanguage, rememberClinicLanguage } from '../../lib/language.ts';
import { queryClient } from '../../lib/query-client.ts';
import { enter } from '../session/session.ts';
import { forgetSetupDraft } from './setup-draft.ts';

/** From the first run into the clinic that it made: its language is now the clinic's, not this browser's alone. */
export async function clinicIsThere(signedIn: Output<'auth.login'>): Promise<void> {
  enter(signedIn);
  rememberClinicLanguage(spokenLanguage());
  await chooseOwnLanguage('clinic');
  forgetSetupDraft();
  await queryClient.invalidateQueries({ queryKey: ['setup.status', {}] });
}
