import { Check, X } from 'lucide-react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './switch.module.css';

interface SwitchProps {
  /** What it switches; in a table the row and the column say it to the eye. */
  label: string;
  isSelected: boolean;
  isDisabled?: boolean;
  onChange: (isSelected: boolean) => void;
}

/** On or off, at once. The knob's sign says the same as its place and colour. */
export function Switch({ label, ...props }: SwitchProps) {
  return (
    <AriaSwitch {...props} aria-label={label} className={styles['switch'] ?? ''}>
      {({ isSelected }) => (
        <span className={styles['track']} aria-hidden>
          <span className={styles['knob']}>{isSelected ? <Check /> : <X />}</span>
        </span>
      )}
    </AriaSwitch>
  );
}
