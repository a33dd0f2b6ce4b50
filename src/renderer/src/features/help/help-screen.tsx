import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { chaptersOf, type Guide } from '../../../../shared/guide/markdown.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { Keys } from '../shell/keys.tsx';
import { ChapterView } from './chapter-view.tsx';
import { Contents } from './contents.tsx';
import { Finder } from './finder.tsx';
import { useGuide } from './guide-text.ts';
import styles from './help.module.css';
import { useLeaveHelp } from './use-help.ts';

/** The user guide: what there is, a search through it, and one chapter. */
export function HelpScreen() {
  const guide = useGuide();
  const leave = useLeaveHelp();
  useEscape(leave);
  return (
    <Page
      title={t('help.title')}
      isFilling
      actions={
        <Button variant="quiet" onPress={leave}>
          {t('help.back')} <Keys chords={['Escape']} />
        </Button>
      }
    >
      <Answer query={guide}>{(loaded) => <Reader guide={loaded} />}</Answer>
    </Page>
  );
}

function Reader({ guide }: { guide: Guide }) {
  const { chapter: id, at } = useSearch({ from: '/help' });
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Who is here already and asks for help again wants to search.
  useShortcut('goHelp', () => field.current?.focus());
  const chapters = chaptersOf(guide);
  const chapter = chapters.find((one) => one.id === id) ?? chapters[0];
  if (!chapter) return null;
  const isSearching = typed.trim() !== '';
  return (
    <div className={styles['reader']}>
      <div className={styles['side']}>
        <Finder guide={guide} typed={typed} onType={setTyped} field={field} />
        {!isSearching && <Contents guide={guide} current={chapter.id} />}
      </div>
      <ChapterView key={`${chapter.id} ${at}`} chapter={chapter} chapters={chapters} at={at} words={typed} />
    </div>
  );
}

/** A field that has something in it, and a list that is open, take Esc for themselves. */
function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role=dialog]')) return;
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
