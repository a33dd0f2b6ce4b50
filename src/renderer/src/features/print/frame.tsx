import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startShortcuts } from '../../lib/shortcuts.ts';
import { DoctorsWay } from '../session/doctors-way.tsx';
import { Shell } from '../shell/shell.tsx';

/** The desk's frame around every screen, except around what is printed. */
export function Frame() {
  const isPaper = useLocation({ select: ({ pathname }) => pathname.startsWith('/print/') });
  return isPaper ? <Bare /> : <Shell />;
}

function Bare() {
  useEffect(() => startShortcuts(), []);
  return (
    <DoctorsWay>
      <Outlet />
    </DoctorsWay>
  );
}
