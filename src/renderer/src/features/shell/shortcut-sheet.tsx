import { Fragment } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Dialog } from '../../components/dialog.tsx';
import styles from './shortcut-sheet.module.css';

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
const mod = t(isMac ? 'key.Meta' : 'key.Control');

/** Each line: what it does, and the keys; a `/` stands between keys that do the same. */
const LINES = [
  ['shortcut.book', ['N']],
  ['shortcut.walkIn', ['W']],
  ['shortcut.today', ['T']],
  ['shortcut.previousDay', ['[', '/', `${t('key.Alt')} ←`]],
  ['shortcut.nextDay', [']', '/', `${t('key.Alt')} →`]],
  ['shortcut.goToDate', ['G']],
  ['shortcut.undo', [`${mod} Z`]],
  ['shortcut.grid', [t('key.arrows')]],
  ['shortcut.gridEnds', [t('key.Home'), '/', t('key.End')]],
  ['shortcut.gridEnter', [t('key.Enter')]],
  ['shortcut.newPatient', [`${mod} ${t('key.Enter')}`]],
  ['shortcut.close', [t('key.Escape')]],
  ['shortcut.help', ['?']],
] as const;

interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
}

export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  return (
    <Dialog title={t('shortcuts.title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('shortcuts.hint')}</p>
      <dl className={styles['keys']}>
        {LINES.map(([label, keys]) => (
          <Fragment key={label}>
            <dt>{t(label)}</dt>
            <dd>{keys.map((key) => (key === '/' ? ' / ' : <kbd key={key}>{key}</kbd>))}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
