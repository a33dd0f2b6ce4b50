import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { fold } from '../../../../shared/search-text.ts';
import { SearchBox } from '../../components/search-box.tsx';
import styles from './about.module.css';
import type { Licence } from './use-licences.ts';

/** Every part with its licence; a part that is opened shows the whole text. */
export function LicenceList({ licences }: { licences: readonly Licence[] }) {
  const [sought, setSought] = useState('');
  const words = fold(sought).split(' ');
  const found = licences.filter(({ name, licence }) => {
    const text = fold(`${name} ${licence}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      <SearchBox
        label={t('about.find')}
        placeholder={t('about.findHint')}
        value={sought}
        onChange={setSought}
      />
      <output className={styles['hint']}>
        {found.length === 0 ? t('about.noneFound') : t('about.found', { count: found.length })}
      </output>
      <ul className={styles['licences']} aria-label={t('about.licences')}>
        {found.map((licence) => (
          <li key={`${licence.name} ${licence.version}`}>
            <Part licence={licence} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Part({ licence: { name, version, licence, text, source } }: { licence: Licence }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <ChevronRight aria-hidden />
        <span className={styles['name']} dir="ltr">
          {name}
        </span>
        <span className={styles['hint']}>{dotted([version, licence])}</span>
      </summary>
      {isOpen && (
        // A long text is scrolled by keyboard, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles['text']} dir="ltr" lang="en" tabIndex={0} aria-label={name}>
          {source && `${source}\n\n`}
          {text}
        </pre>
      )}
    </details>
  );
}
