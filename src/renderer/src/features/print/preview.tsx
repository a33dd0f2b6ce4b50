import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { Printer, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { PaperContext, useClinicWords } from './paper-words.ts';
import { PAPERS_OF, type Paper, type PrintKind, usePaper } from './paper-choice.ts';
import './paper.css';
import styles from './preview.module.css';

interface PreviewProps {
  title: string;
  kind: PrintKind;
  /** What the printer's list of jobs and a saved PDF are called: never by a patient. */
  fileName: string;
  /** In a few words, what is on the paper. */
  summary?: string | undefined;
  /** The day that it is about: where closing leads when the preview was opened by its address. */
  date?: string | undefined;
  /** Whether everything is there that is to be printed. */
  isReady: boolean;
  /** What else can be done with it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The paper as it will be, under a bar that stays on the screen. */
export function Preview({
  title,
  kind,
  fileName,
  summary,
  date,
  isReady: isThere,
  actions,
  children,
}: PreviewProps) {
  const words = useClinicWords();
  const isReady = isThere && words !== undefined;
  const [paper, choose] = usePaper(kind);
  const close = useClose(date);
  const print = () => isReady && window.print();
  useShortcut('daySheet', print);
  useEffect(() => {
    document.title = fileName;
  }, [fileName]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc closes, as the button does
    <div className={styles['preview']} onKeyDown={onKeyDown} data-paper-preview>
      <header className={styles['bar']}>
        <div className={styles['words']}>
          <h1>{title}</h1>
          {summary && <output>{summary}</output>}
        </div>
        <PaperChoice kind={kind} paper={paper} onChange={choose} />
        {actions}
        <Button onPress={close}>
          <X aria-hidden />
          {t('action.close')}
        </Button>
        {/* A new button once there is something to print: only what can be pressed takes the focus. */}
        <Button
          key={String(isReady)}
          variant="primary"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- printing is what this screen was opened for
          autoFocus={isReady}
          isDisabled={!isReady}
          onPress={print}
        >
          <Printer aria-hidden />
          {t('print.print')}
        </Button>
      </header>
      <main className={styles['desk']}>
        {words && (
          <div
            className="paper"
            data-kind={kind}
            data-paper={paper}
            // A report is for whoever asks for it, and in their language.
            lang={kind === 'report' ? undefined : words.language}
            dir={kind === 'report' ? undefined : words.direction}
          >
            <PaperContext value={words}>{children}</PaperContext>
          </div>
        )}
      </main>
    </div>
  );
}

interface PaperChoiceProps {
  kind: PrintKind;
  paper: Paper;
  onChange: (paper: Paper) => void;
}

function PaperChoice({ kind, paper, onChange }: PaperChoiceProps) {
  const choices = PAPERS_OF[kind].map((value) => ({ value, text: t(`print.paper.${value}`) }));
  return <SelectField label={t('print.paper')} value={paper} choices={choices} onChange={onChange} />;
}

/** Back to where it was opened, or to the day where it was opened by its address. */
function useClose(date: string | undefined): () => void {
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  const navigate = useNavigate();
  return () => (canGoBack ? history.back() : void navigate({ to: '/day', search: date ? { date } : {} }));
}
