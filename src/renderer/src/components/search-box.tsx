import { useEffect, useRef, useState } from 'react';
import { useDebounced } from '../lib/debounce.ts';
import styles from './search-box.module.css';
import { TextField } from './text-field.tsx';

const PAUSE_MS = 200;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

/** What is typed shows at once and is asked for when it stands still. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [settled] = useDebounced(typed, PAUSE_MS);
  const asked = useRef(value);
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    onChange(settled);
  }, [settled, onChange]);
  useEffect(() => {
    // Cleared, or gone back to, from outside.
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);
  return (
    <div className={styles['search']}>
      <TextField
        label={label}
        placeholder={placeholder}
        type="search"
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
    </div>
  );
}
