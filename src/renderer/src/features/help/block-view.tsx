import { Info } from 'lucide-react';
import type { Block } from '../../../../shared/guide/markdown.ts';
import type { Span } from '../../../../shared/guide/spans.ts';
import tables from '../../components/table.module.css';
import styles from './chapter.module.css';
import { pictureAt } from './guide-text.ts';
import { Spans } from './span-view.tsx';

interface BlockViewProps {
  block: Block;
  /** Marked wherever they stand. */
  words: readonly string[];
}

export function BlockView({ block, words }: BlockViewProps) {
  switch (block.is) {
    case 'section':
      return <h3>{block.text}</h3>;
    case 'note':
      return (
        <aside className={styles['note']}>
          <Info aria-hidden />
          <p>
            <Spans spans={block.spans} words={words} />
          </p>
        </aside>
      );
    case 'list':
      return <ListView block={block} words={words} />;
    case 'table':
      return <TableView block={block} words={words} />;
    case 'picture':
      return <img className={styles['picture']} src={pictureAt(block.file)} alt={block.alt} />;
    case 'lines':
      return (
        <pre className={styles['lines']} dir="ltr">
          {block.text}
        </pre>
      );
    default:
      return (
        <p>
          <Spans spans={block.spans} words={words} />
        </p>
      );
  }
}

type Of<T extends Block['is']> = { block: Extract<Block, { is: T }>; words: readonly string[] };

function ListView({ block, words }: Of<'list'>) {
  const List = block.isOrdered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the text never changes
        <li key={index}>
          <Spans spans={item} words={words} />
        </li>
      ))}
    </List>
  );
}

function TableView({ block, words }: Of<'table'>) {
  const cells = (row: readonly Span[][], Cell: 'td' | 'th') =>
    row.map((spans, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- the text never changes
      <Cell key={index} {...(Cell === 'th' && { scope: 'col' })}>
        <Spans spans={spans} words={words} />
      </Cell>
    ));
  return (
    <div className={tables['frame']}>
      <table className={tables['table']}>
        <thead>
          <tr>{cells(block.head, 'th')}</tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the text never changes
            <tr key={index}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
