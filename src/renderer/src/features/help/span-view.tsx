import { Link } from '@tanstack/react-router';
import { actionWith, chordNamed } from '../../../../shared/guide/keys.ts';
import type { Span } from '../../../../shared/guide/spans.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Keys } from '../shell/keys.tsx';
import { useKeys } from '../shell/use-keys.ts';
import { Marked } from './marked.tsx';

interface SpansProps {
  spans: readonly Span[];
  words: readonly string[];
}

export function Spans({ spans, words }: SpansProps) {
  // oxlint-disable-next-line react/no-array-index-key -- the text never changes
  return spans.map((span, index) => <SpanView key={index} span={span} words={words} />);
}

function SpanView({ span: { is, text, to }, words }: { span: Span; words: readonly string[] }) {
  if (is === 'keys') return <OwnKeys text={text} />;
  const marked = <Marked text={text} words={words} />;
  if (is === 'ui') return <b>{marked}</b>;
  if (is === 'code') return <code dir="ltr">{text}</code>;
  if (is === 'link' && to !== undefined) {
    return (
      <Link to="/help" search={{ chapter: to }}>
        {marked}
      </Link>
    );
  }
  return marked;
}

/** Where the guide names the keys of an action, everybody reads their own. */
function OwnKeys({ text }: { text: string }) {
  const keys = useKeys();
  const chord = chordNamed(text, t);
  if (chord === null) return <kbd>{text}</kbd>;
  const action = actionWith(chord);
  if (!action?.isChangeable) return <Keys chords={[chord]} />;
  const own = keys.get(action.id) ?? [];
  return <Keys chords={own.includes(chord) ? [chord] : own.slice(0, 1)} />;
}
