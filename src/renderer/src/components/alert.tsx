import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './alert.module.css';

interface AlertProps {
  kind?: 'problem' | 'warning' | 'info';
  children: ReactNode;
}

/** A sentence in place about what went wrong or what to mind; read out at once. */
export function Alert({ kind = 'problem', children }: AlertProps) {
  const Icon = kind === 'info' ? Info : TriangleAlert;
  return (
    <div role={kind === 'problem' ? 'alert' : 'status'} className={`${styles['alert']} ${styles[kind]}`}>
      <Icon aria-hidden />
      <div>{children}</div>
    </div>
  );
}
