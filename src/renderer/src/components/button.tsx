import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  variant?: ButtonVariant;
  size?: 'medium' | 'small';
  /** An icon alone: give it an `aria-label`. */
  isIcon?: boolean;
}

export function Button({ variant = 'secondary', size = 'medium', isIcon = false, ...props }: ButtonProps) {
  const names = [styles['button'], styles[variant], styles[size], isIcon && styles['icon']];
  return <AriaButton {...props} className={names.filter(Boolean).join(' ')} />;
}
