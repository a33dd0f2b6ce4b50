import { hash, verify } from '@node-rs/argon2';
import { invalid } from '../../../shared/errors.ts';
import { isCommonPassword, isOneOf } from './common-passwords.ts';

/** argon2id, which is this package's default: 19 MiB of memory and two passes for each try. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of random bytes that nobody kept: what is verified where there is no user, so that it takes as long. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Ji3WbwwBG9/q146NECFgAA$Ci+ktbVaWQh087I7YOUqgtTZZwIL08p4UAoT3McXVZw';

/** @param salt only for data that must come out the same each time; random otherwise */
export async function hashPassword(password: string, salt?: Uint8Array): Promise<string> {
  return hash(password, { ...COST, ...(salt && { salt }) });
}

/** Whether the password fits; never without a hash, but after the same time. */
export async function isRightPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODYS_HASH, password);
  return fits && passwordHash !== undefined;
}

/**
 * @param own names and emails that belong to the user or the clinic: the first that a colleague would try
 * @throws AppError INVALID at `path` for a password that many people use, or that is one of `own`
 */
export async function requireUncommon(password: string, path: string, own: readonly string[]): Promise<void> {
  if (isOneOf(own, password) || (await isCommonPassword(password))) {
    throw invalid({ [path]: 'COMMON_PASSWORD' });
  }
}
