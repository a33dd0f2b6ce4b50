/** Who works in the tests' clinic. */
import type { App } from '../../src/main/app.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import { PASSWORD, ZONE } from './constants.ts';

export interface Tokens {
  admin: string;
  desk: string;
}

/** Sets a clinic up, with an admin and a receptionist who are signed in. */
export async function setUp(app: Pick<App, 'dispatch'>, timeZone = ZONE): Promise<Tokens> {
  const call = async (token: string | null, name: string, input: unknown) => {
    const answer = await app.dispatch({ token, desk: 'test' }, name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const person = { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD };
  const first = await call(null, 'setup.createClinic', {
    clinicName: 'Test Clinic',
    timeZone,
    admin: person,
  });
  const { token: admin } = first as Output<'setup.createClinic'>;
  const rita = { name: 'Rita Receptionist', email: 'rita@clinic.test', password: PASSWORD };
  await call(admin, 'users.create', { ...rita, role: 'receptionist' });
  const second = await call(null, 'auth.login', { email: rita.email, password: PASSWORD });
  return { admin, desk: (second as Output<'auth.login'>).token };
}
