import { Undo2, X } from 'lucide-react';
import {
  type QueuedToast,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { t } from '../../../shared/messages/format.ts';
import { type Notice, notices, runUndo } from '../lib/toasts.ts';
import { Button } from './button.tsx';
import styles from './toasts.module.css';

/** Where notices appear. F6 goes there, as to every landmark; the clock stops while one is focused. */
export function Toasts() {
  return (
    <ToastRegion queue={notices} aria-label={t('toasts.label')} className={styles['region'] ?? ''}>
      {({ toast }) => <NoticeToast toast={toast} />}
    </ToastRegion>
  );
}

function NoticeToast({ toast }: { toast: QueuedToast<Notice> }) {
  const { kind, text, undo, more } = toast.content;
  return (
    <Toast toast={toast} className={`${styles['toast']} ${styles[kind]}`}>
      <ToastContent className={styles['content'] ?? ''}>
        <Text slot="title">{text}</Text>
      </ToastContent>
      {undo && (
        <Button size="small" slot={null} onPress={() => void runUndo(toast.key)}>
          <Undo2 aria-hidden />
          {t('action.undo')}
        </Button>
      )}
      {more && (
        <Button
          size="small"
          slot={null}
          onPress={() => {
            notices.close(toast.key);
            more.open();
          }}
        >
          {more.text}
        </Button>
      )}
      <Button isIcon size="small" variant="quiet" slot="close" aria-label={t('toast.dismiss')}>
        <X aria-hidden />
      </Button>
    </Toast>
  );
}
