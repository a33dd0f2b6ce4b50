/** Takes out of a text what could say whose computer or which person it is about. */
import os from 'node:os';

export interface Machine {
  home: string;
  user: string;
  host: string;
}

export function thisMachine(): Machine {
  return { home: os.homedir(), user: userName(), host: os.hostname() };
}

/** Some systems know users by a number alone. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;
/** Folders of people on Windows, macOS and Linux, whoever they are. */
const FOLDER = /([\\/](?:Users|home)[\\/])[^\\/\s:"')]+/gi;
/** Seven digits or more with what stands between digits of a phone; times have letters or colons between. */
const PHONE = /(?<![\w.:-])\+?\(?\d(?:[ ()/-]{0,2}\d){6,}(?![\w:-])/g;

/** The logs have nothing of people in them; this is for what nobody thought of. */
export function scrubbed(text: string, { home, user, host }: Machine): string {
  return [
    ...wordsFor(home, '~'),
    ...(user === 'root' ? [] : wordsFor(user, '<user>')),
    ...wordsFor(host, '<computer>'),
  ]
    .reduce((rest, [word, sign]) => rest.replaceAll(word, sign), text)
    .replaceAll(FOLDER, '$1<user>')
    .replaceAll(EMAIL, '<email>');
}

/** For logs, in which no number is that long. */
export const withoutPhones = (text: string): string => text.replaceAll(PHONE, '<number>');

/** Also as stack traces write it. A word of one or two letters is in every other word. */
function wordsFor(word: string, sign: string): [string, string][] {
  if (word.length < 3) return [];
  const slashed = word.replaceAll('\\', '/');
  return [...new Set([word, slashed, encodeURI(slashed)])].map((one) => [one, sign]);
}
