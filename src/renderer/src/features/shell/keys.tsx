import { Fragment } from 'react';
import { partsOf } from '../../../../shared/chords.ts';
import { en, type MessageKey } from '../../../../shared/messages/en.ts';
import { t, tOf } from '../../../../shared/messages/format.ts';
import styles from './keys.module.css';

export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** A key by the name that is printed on it. */
function nameOf(part: string): string {
  if (part === '$mod') return t(isMac ? 'key.Meta' : 'key.Control');
  const arrow = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }[part];
  const key = `key.${part}`;
  return arrow ?? (Object.hasOwn(en, key) ? tOf(key as MessageKey) : part);
}

/** The keys in words, such as `Ctrl K`. */
export function keysText(chord: string): string {
  return partsOf(chord).map(nameOf).join(' ');
}

/** The keys as they look on a keyboard; of nine in a row only the ends. */
export function Keys({ chords }: { chords: readonly string[] }) {
  if (chords.length === 0) return <span className={styles['none']}>{t('key.none')}</span>;
  const isRow = chords.length > 3;
  const shown = isRow ? [chords[0] ?? '', chords.at(-1) ?? ''] : chords;
  return (
    <span className={styles['keys']} dir="ltr">
      {shown.map((chord, index) => (
        <Fragment key={chord}>
          {index > 0 && <span className={styles['or']}>{isRow ? '–' : t('key.or')}</span>}
          <span className={styles['chord']}>
            {partsOf(chord).map((part) => (
              <kbd key={part}>{nameOf(part)}</kbd>
            ))}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
