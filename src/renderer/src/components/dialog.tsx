import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '../../../shared/messages/format.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Left out where there is no way round it. */
  onClose?: (() => void) | undefined;
  size?: 'medium' | 'large';
  children: ReactNode;
}

/** A modal window. Esc and the cross close it; a click beside it does not, so that nothing typed is lost. */
export function Dialog({ title, isOpen, onClose, size = 'medium', children }: DialogProps) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isKeyboardDismissDisabled={!onClose}
      onOpenChange={(next) => !next && onClose?.()}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {onClose && (
              <Button isIcon variant="quiet" slot={null} aria-label={t('action.close')} onPress={onClose}>
                <X aria-hidden />
              </Button>
            )}
          </header>
          <div className={styles['body']}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons at a dialog's or form's end. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
