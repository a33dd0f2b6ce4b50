import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Autocomplete, Input, Label, Menu, MenuItem, TextField } from 'react-aria-components';
import type { Guide } from '../../../../shared/guide/markdown.ts';
import { type Found, searchGuide, wordsOf } from '../../../../shared/guide/search.ts';
import { t } from '../../../../shared/messages/format.ts';
import styles from './finder.module.css';
import { Marked } from './marked.tsx';

interface FinderProps {
  guide: Guide;
  typed: string;
  onType: (text: string) => void;
  field: RefObject<HTMLInputElement | null>;
}

/** The search through the guide: arrows choose among what is found, Enter opens it. */
export function Finder({ guide, typed, onType, field }: FinderProps) {
  const navigate = useNavigate();
  const open = ({ chapter, at }: Found) =>
    void navigate({ to: '/help', search: { chapter: chapter.id, at } });
  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || typed === '') return;
    // Esc empties the field first, and leaves the guide when it is empty.
    event.preventDefault();
    event.stopPropagation();
    onType('');
  };
  return (
    <div className={styles['finder']} onKeyDownCapture={clear}>
      <Autocomplete inputValue={typed} onInputChange={onType}>
        <TextField className={styles['field'] ?? ''}>
          <Label className="visually-hidden">{t('help.search')}</Label>
          <Search aria-hidden />
          <Input
            ref={field}
            className={styles['input'] ?? ''}
            placeholder={t('help.search')}
            maxLength={100}
          />
        </TextField>
        {typed.trim() !== '' && (
          <Results found={searchGuide(guide, typed)} words={wordsOf(typed)} onOpen={open} />
        )}
      </Autocomplete>
    </div>
  );
}

interface ResultsProps {
  found: readonly Found[];
  words: readonly string[];
  onOpen: (found: Found) => void;
}

function Results({ found, words, onOpen }: ResultsProps) {
  const items = found.map((one) => ({ ...one, id: one.chapter.id }));
  return (
    <Menu
      aria-label={t('help.found')}
      className={styles['list'] ?? ''}
      items={items}
      renderEmptyState={() => <div className={styles['nothing']}>{t('help.nothing')}</div>}
    >
      {(item) => (
        <MenuItem
          className={styles['item'] ?? ''}
          textValue={item.chapter.title}
          onAction={() => onOpen(item)}
        >
          <span className={styles['title']}>
            <Marked text={item.chapter.title} words={words} />
          </span>
          {item.at >= 0 && (
            <span className={styles['sentence']}>
              <Marked text={item.text} words={words} />
            </span>
          )}
        </MenuItem>
      )}
    </Menu>
  );
}
