import { CalendarRange, LayoutList, RotateCcw, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import styles from './board-tools.module.css';
import { useViews } from './use-views.ts';
import { useZoom, zoom } from './use-zoom.ts';
import { ViewsDialog } from './views-dialog.tsx';

interface BoardToolsProps {
  isWeek: boolean;
  onWeek: () => void;
  /** The digit of the view that is shown. */
  view: number | undefined;
  onView: (place: number) => void;
  /** The doctors whose columns are shown. */
  shownIds: readonly number[];
}

/** What the keys V, 1 to 9, + and - do, for the pointer. */
export function BoardTools({ isWeek, onWeek, view, onView, shownIds }: BoardToolsProps) {
  const { views } = useViews();
  const [isOpen, setOpen] = useState(false);
  const { isLargest, isSmallest } = useZoom();
  return (
    <div className={styles['tools']}>
      {views.map(({ place, name }) => (
        <Button
          key={place}
          variant={view === place ? 'primary' : 'secondary'}
          aria-label={t('board.view', { place, name })}
          aria-pressed={view === place}
          onPress={() => onView(place)}
        >
          <kbd className={styles['digit']}>{place}</kbd>
          <span className={styles['name']}>{name}</span>
        </Button>
      ))}
      <Button onPress={() => setOpen(true)}>
        <LayoutList aria-hidden />
        {t('board.views')}
      </Button>
      <Button aria-pressed={isWeek} onPress={onWeek}>
        <CalendarRange aria-hidden />
        {t(isWeek ? 'board.showDay' : 'board.showWeek')}
      </Button>
      <div className={styles['zoom']}>
        <Button isIcon aria-label={t('board.zoomOut')} isDisabled={isSmallest} onPress={() => zoom('out')}>
          <ZoomOut aria-hidden />
        </Button>
        <Button isIcon aria-label={t('board.zoomReset')} onPress={() => zoom('reset')}>
          <RotateCcw aria-hidden />
        </Button>
        <Button isIcon aria-label={t('board.zoomIn')} isDisabled={isLargest} onPress={() => zoom('in')}>
          <ZoomIn aria-hidden />
        </Button>
      </div>
      <ViewsDialog isOpen={isOpen} onClose={() => setOpen(false)} shownIds={shownIds} />
    </div>
  );
}
