import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Room } from '../../../../shared/contract/rooms.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { choiceOf, colourStyle } from '../../components/colour.ts';
import { Dialog } from '../../components/dialog.tsx';
import lists from '../../components/list.module.css';
import { MoveButtons } from '../../components/move-buttons.tsx';
import { Card } from '../../components/page.tsx';
import styles from './rooms.module.css';

interface OrderedListProps {
  title: string;
  hint: string;
  addText: string;
  inactiveText: string;
  items: readonly Room[];
  onMove: (item: Room, by: -1 | 1) => void;
  renderForm: (item: Room | null, onDone: () => void) => ReactNode;
  /** What else can be done with one. */
  renderMore: (item: Room) => ReactNode;
}

/** Things with a name, a colour and a place in their list: rooms and specializations alike. */
export function OrderedList({
  title,
  hint,
  addText,
  inactiveText,
  items,
  onMove,
  renderForm,
  renderMore,
}: OrderedListProps) {
  const [edited, setEdited] = useState<Room | 'new' | null>(null);
  const close = () => setEdited(null);
  const heading = edited && edited !== 'new' ? t('rooms.editOf', { name: edited.name }) : addText;
  return (
    <Card title={title}>
      <p className={lists['soft']}>{hint}</p>
      {items.length > 0 && (
        <ul className={lists['list']} aria-label={title}>
          {items.map((item) => (
            <li key={item.id} className={styles['item']} style={colourStyle(item.colour)}>
              <div className={lists['what']}>
                <p className={lists['name']}>
                  <bdi>{item.name}</bdi>
                </p>
                <p className={lists['soft']}>
                  {t(`colour.${choiceOf(item.colour)}`)}
                  {!item.isActive && ` · ${inactiveText}`}
                </p>
              </div>
              <div className={lists['buttons']}>
                <MoveButtons name={item.name} onMove={(by) => onMove(item, by)} />
                <Button
                  size="small"
                  aria-label={t('rooms.editOf', { name: item.name })}
                  onPress={() => setEdited(item)}
                >
                  {t('rooms.edit')}
                </Button>
                {renderMore(item)}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button onPress={() => setEdited('new')}>
          <Plus aria-hidden />
          {addText}
        </Button>
      </p>
      <Dialog title={heading} isOpen={edited !== null} onClose={close}>
        {edited && renderForm(edited === 'new' ? null : edited, close)}
      </Dialog>
    </Card>
  );
}
