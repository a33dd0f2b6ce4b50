import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  variant?: ButtonVariant;
  size?: 'medium' | 'small';
  /** An icon alone: give it an `aria-label`. */
  isIcon?: boolean;
  /** At work on what it was pressed for: it keeps the focus and does nothing more. */
  isPending?: boolean;
}

/**
 * React Aria's own `isPending` announces the button by an element that outlives the button when the screen
 * changes, as after signing in; the progress bar tells of slow work instead.
 */
export function Button({
  variant = 'secondary',
  size = 'medium',
  isIcon = false,
  isPending = false,
  type,
  onPress,
  ...props
}: ButtonProps) {
  const names = [styles['button'], styles[variant], styles[size], isIcon && styles['icon']];
  const pending = isPending && styles['pending'];
  return (
    <AriaButton
      {...props}
      {...(type && { type: isPending ? 'button' : type })}
      {...(onPress && !isPending && { onPress })}
      className={[...names, pending].filter(Boolean).join(' ')}
    />
  );
}
