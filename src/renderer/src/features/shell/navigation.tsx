import { Link, useNavigate } from '@tanstack/react-router';
import {
  ArrowDownUp,
  CalendarDays,
  CalendarPlus,
  CalendarRange,
  ChartColumn,
  CircleQuestionMark,
  CircleUser,
  ClipboardList,
  Contact,
  DatabaseBackup,
  DoorOpen,
  Footprints,
  HeartPulse,
  History,
  Hourglass,
  Info,
  Keyboard,
  LogOut,
  Search,
  Server,
  Settings,
  Stethoscope,
  Tags,
  Users,
} from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useOpenHelp } from '../help/use-help.ts';
import { useMarkedScreens } from '../stats/use-health.ts';
import { signOut, useMay, useMe } from '../session/session.ts';
import styles from './navigation.module.css';

const DESK = [
  { to: '/day', label: 'nav.day', Icon: CalendarDays },
  { to: '/flow', label: 'nav.flow', Icon: Footprints },
  { to: '/waitlist', label: 'nav.waitlist', Icon: Hourglass },
  { to: '/bookings', label: 'nav.bookings', Icon: ClipboardList },
  { to: '/patients', label: 'nav.patients', Icon: Contact },
  { to: '/doctors', label: 'nav.doctors', Icon: Stethoscope },
] as const;
const ADMIN = [
  { to: '/schedules', label: 'nav.schedules', Icon: CalendarRange },
  { to: '/slots', label: 'nav.slots', Icon: CalendarPlus },
  { to: '/rooms', label: 'nav.rooms', Icon: DoorOpen },
  { to: '/visit-types', label: 'nav.visitTypes', Icon: Tags },
  { to: '/users', label: 'nav.users', Icon: Users },
  { to: '/audit', label: 'nav.audit', Icon: History },
  { to: '/data', label: 'nav.data', Icon: ArrowDownUp },
  { to: '/backups', label: 'nav.backups', Icon: DatabaseBackup },
  { to: '/server', label: 'nav.server', Icon: Server },
  { to: '/health', label: 'nav.health', Icon: HeartPulse },
  { to: '/settings', label: 'nav.settings', Icon: Settings },
] as const;

const STATISTICS = { to: '/statistics', label: 'nav.stats', Icon: ChartColumn } as const;
const OWN = { to: '/my-day', label: 'nav.myDay', Icon: CalendarDays } as const;

/** The screens that somebody has. */
function useItems() {
  const { role } = useMe();
  const maySeeStatistics = useMay('statistics');
  if (role === 'doctor') return [OWN];
  const own = role === 'admin' ? [...DESK, ...ADMIN] : DESK;
  return maySeeStatistics ? [...own, STATISTICS] : own;
}

interface NavigationProps {
  onKeys: () => void;
  onFind: () => void;
}

export function Navigation({ onKeys, onFind }: NavigationProps) {
  const me = useMe();
  const { data: settings } = useQueryOf('settings.get', {});
  const items = useItems();
  const openHelp = useOpenHelp();
  const marked = useMarkedScreens();
  return (
    <header className={styles['bar']}>
      <p className={styles['clinic']} title={settings?.clinicName}>
        {settings?.clinicName ?? t('app.name')}
      </p>
      <nav aria-label={t('nav.label')} className={styles['screens']}>
        <ul className={styles['items']}>
          {items.map(({ to, label, Icon }) => (
            <li key={to}>
              <Link to={to} className={styles['item']}>
                <Icon aria-hidden />
                {t(label)}
                {marked.includes(to) && (
                  <span className={styles['mark']} title={t('health.mark')}>
                    <span className="visually-hidden">{t('health.mark')}</span>
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles['person']}>
        <div className={styles['me']}>
          <Link to="/account" className={styles['item']}>
            <CircleUser aria-hidden />
            <span className={styles['who']}>
              <span className={styles['name']}>{me.name}</span>
              <span className={styles['role']}>{t(`role.${me.role}`)}</span>
              <span className="visually-hidden">{t('nav.account')}</span>
            </span>
          </Link>
          <AboutButton />
        </div>
        <div className={styles['buttons']}>
          <Button variant="quiet" isIcon aria-label={t('palette.title')} onPress={onFind}>
            <Search aria-hidden />
          </Button>
          <Button variant="quiet" isIcon aria-label={t('nav.shortcuts')} onPress={onKeys}>
            <Keyboard aria-hidden />
          </Button>
          <Button variant="quiet" isIcon aria-label={t('nav.help')} onPress={openHelp}>
            <CircleQuestionMark aria-hidden />
          </Button>
          <Button variant="quiet" onPress={() => void signOut()}>
            <LogOut aria-hidden />
            {t('nav.signOut')}
          </Button>
        </div>
      </div>
    </header>
  );
}

function AboutButton() {
  const navigate = useNavigate();
  return (
    <Button
      variant="quiet"
      isIcon
      aria-label={t('nav.about')}
      onPress={() => void navigate({ to: '/about' })}
    >
      <Info aria-hidden />
    </Button>
  );
}
