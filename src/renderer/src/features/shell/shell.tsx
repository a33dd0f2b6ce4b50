import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { startShortcuts, useShortcut } from '../../lib/shortcuts.ts';
import { runUndo } from '../../lib/toasts.ts';
import { BookingPanel } from '../bookings/booking-panel.tsx';
import { openBooking } from '../bookings/panel-store.ts';
import { FreedOffer } from '../waitlist/freed-offer.tsx';
import { DemoMark } from './demo-mark.tsx';
import { Navigation } from './navigation.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import styles from './shell.module.css';

/** The frame of every screen behind the sign-in. */
export function Shell() {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => startShortcuts(), []);
  useShortcut('help', () => setHelpOpen(true));
  useShortcut('undo', () => void runUndo());
  const navigate = useNavigate();
  useShortcut('today', () => void navigate({ to: '/day' }), { isFallback: true });
  useShortcut('book', () => openBooking());
  useShortcut('walkIn', () => openBooking({ isWalkIn: true }));
  return (
    <div className={styles['shell']}>
      <a
        href="#main"
        className={styles['skip']}
        onClick={(event) => {
          // The address after # is the router's, so the jump is made by hand.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <DemoMark />
      <div className={styles['columns']}>
        <Navigation onHelp={() => setHelpOpen(true)} />
        <main id="main" tabIndex={-1} className={styles['main']}>
          <Outlet />
        </main>
      </div>
      <BookingPanel />
      <FreedOffer />
      <ShortcutSheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
