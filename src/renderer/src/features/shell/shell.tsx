import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { startShortcuts, useShortcuts } from '../../lib/shortcuts.ts';
import { runUndo } from '../../lib/toasts.ts';
import { BookingPanel } from '../bookings/booking-panel.tsx';
import { OverbookPanel } from '../bookings/overbook-panel.tsx';
import { openBooking } from '../bookings/panel-store.ts';
import { useOpenHelp } from '../help/use-help.ts';
import { ServerBar } from '../connection/server-bar.tsx';
import { PracticeMark } from '../practice/practice-mark.tsx';
import { HealthNotice } from '../health/health-notice.tsx';
import { ChangeDialog } from '../schedules/change-dialog.tsx';
import { DoctorsWay } from '../session/doctors-way.tsx';
import { useIsDoctor } from '../session/session.ts';
import { FreedOffer } from '../waitlist/freed-offer.tsx';
import { DemoMark } from './demo-mark.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import styles from './shell.module.css';
import { useClinicLanguage } from './use-clinic-language.ts';
import { useOwnKeys } from './use-keys.ts';
import { useMenuActions } from './use-menu-actions.ts';
import { useScreenActions } from './use-screens.ts';

/** The frame of every screen behind the sign-in. */
export function Shell() {
  const [opened, setOpened] = useState<'help' | 'palette' | null>(null);
  const close = () => setOpened(null);
  const isDoctor = useIsDoctor();
  useEffect(() => startShortcuts(), []);
  useOwnKeys();
  useClinicLanguage();
  useMenuActions();
  useDeskActions();
  useShortcuts({ help: () => setOpened('help'), palette: () => setOpened('palette') });
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
      <ServerBar isSignedIn />
      <DemoMark />
      <PracticeMark />
      <HealthNotice />
      <div className={styles['columns']}>
        <Navigation onKeys={() => setOpened('help')} onFind={() => setOpened('palette')} />
        <main id="main" tabIndex={-1} className={styles['main']}>
          <DoctorsWay>
            <Outlet />
          </DoctorsWay>
        </main>
      </div>
      {!isDoctor && <BookingPanel />}
      {!isDoctor && <OverbookPanel />}
      {!isDoctor && <FreedOffer />}
      <ChangeDialog />
      <ShortcutSheet isOpen={opened === 'help'} onClose={close} />
      <Palette isOpen={opened === 'palette'} onClose={close} />
    </div>
  );
}

/** What can be done on every screen. One that does it in its own way comes first. */
function useDeskActions(): void {
  const navigate = useNavigate();
  const screens = useScreenActions();
  const goHelp = useOpenHelp();
  const isDoctor = useIsDoctor();
  useShortcuts(isDoctor ? {} : { undo: () => void runUndo() });
  useShortcuts(
    {
      ...screens,
      goHelp,
      ...(screens.goPatients && { findPatient: screens.goPatients }),
      today: () => void navigate({ to: isDoctor ? '/my-day' : '/day' }),
      ...(!isDoctor && {
        book: () => openBooking(),
        walkIn: () => openBooking({ isWalkIn: true }),
      }),
    },
    { isFallback: true },
  );
}
