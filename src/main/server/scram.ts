import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { RandomBytes } from '../random.ts';

const ROUNDS = 4_096;

/**
 * What a server keeps of a password, made here: it never comes to know the password itself, and nor does its log, which
 * may quote whole statements. See RFC 5803.
 */
export function scramVerifier(password: string, random: RandomBytes): string {
  const salt = random(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, ROUNDS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const serverKey = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** Letters and digits that are not taken for one another when somebody types them in from a sheet of paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP = 5;

/** 25 letters in groups, 123 bits. */
export function madePassword(random: RandomBytes): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) {
    // Bytes beyond the last whole round would make some letters likelier than others.
    const [byte = 255] = random(1);
    if (byte < 248) letters.push(LETTERS[byte % LETTERS.length] ?? '');
  }
  return letters.join('').replaceAll(/.{5}(?=.)/g, '$&-');
}
