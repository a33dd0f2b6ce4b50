/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { t } from '../../../../shared/messages/format.ts';
import dialogStyles from '../../components/dialog.module.css';
import { Keys } from './keys.tsx';
import styles from './palette.module.css';
import { type Entry, type Section, usePaletteEntries } from './palette-entries.ts';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Everything by typing: an action, a screen, a day, a doctor, a patient. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      className={dialogStyles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(next) => !next && onClose()}
    >
      <Modal className={`${dialogStyles['modal']} ${styles['modal']}`}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('palette.title')}>
          <Finder onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const sections = usePaletteEntries(typed);
  const choose = (entry: Entry) => {
    onClose();
    // The dialog first gives the focus back; what opens then may take it.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField className={styles['field'] ?? ''} autoFocus>
        <Label className="visually-hidden">{t('palette.label')}</Label>
        <Search aria-hidden />
        <Input className={styles['input'] ?? ''} placeholder={t('palette.label')} maxLength={200} />
      </TextField>
      <Menu
        aria-label={t('palette.title')}
        className={styles['list'] ?? ''}
        items={sections}
        renderEmptyState={() => <div className={styles['nothing']}>{t('palette.nothing')}</div>}
      >
        {(section: Section) => (
          <MenuSection>
            <Header className={styles['head'] ?? ''}>{section.title}</Header>
            <Collection items={section.entries}>
              {(entry) => <Line entry={entry} onChoose={choose} />}
            </Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}

function Line({ entry, onChoose }: { entry: Entry; onChoose: (entry: Entry) => void }) {
  const { text, note, chords } = entry;
  return (
    <MenuItem className={styles['item'] ?? ''} textValue={text} onAction={() => onChoose(entry)}>
      <span>{text}</span>
      {note && <span className={styles['note']}>{note}</span>}
      {chords && chords.length > 0 && <Keys chords={chords} />}
    </MenuItem>
  );
}
