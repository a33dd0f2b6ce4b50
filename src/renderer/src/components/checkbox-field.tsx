import { Check } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import styles from './field.module.css';

interface CheckboxFieldProps {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

export function CheckboxField({ label, isSelected, onChange }: CheckboxFieldProps) {
  return (
    <Checkbox className={styles['check'] ?? ''} isSelected={isSelected} onChange={onChange}>
      <span className={styles['tick']} aria-hidden>
        {isSelected && <Check />}
      </span>
      {label}
    </Checkbox>
  );
}
