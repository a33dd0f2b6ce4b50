import { ArrowDown, ArrowUp } from 'lucide-react';
import { t } from '../../../shared/messages/format.ts';
import { Button } from './button.tsx';

interface MoveButtonsProps {
  name: string;
  onMove: (by: -1 | 1) => void;
}

/** They stay pressable at the ends, where they do nothing: a button that goes dead loses the focus. */
export function MoveButtons({ name, onMove }: MoveButtonsProps) {
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        isIcon
        aria-label={t('order.up', { name })}
        onPress={() => onMove(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        size="small"
        variant="quiet"
        isIcon
        aria-label={t('order.down', { name })}
        onPress={() => onMove(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
    </>
  );
}
