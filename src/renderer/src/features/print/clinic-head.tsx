import type { Settings } from '../../../../shared/contract/clinic.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './clinic-head.module.css';

interface ClinicHeadProps {
  settings: Pick<Settings, 'clinicName' | 'address'> | undefined;
  /** Under each other, for slips. */
  isCentred?: boolean;
}

/** Whose paper it is: logo, name and address. */
export function ClinicHead({ settings, isCentred = false }: ClinicHeadProps) {
  const logo = useQueryOf('settings.logo', {}).data?.logo;
  return (
    <div className={`${styles['head']} ${isCentred ? styles['centred'] : ''}`}>
      {/* Nothing to say: the name stands beside it. */}
      {logo && <img className={styles['logo']} src={`data:${logo.mediaType};base64,${logo.data}`} alt="" />}
      <div className={styles['words']}>
        <p className={styles['name']}>
          <bdi>{settings?.clinicName}</bdi>
        </p>
        {settings?.address && (
          <p className={styles['address']}>
            <bdi>{settings.address}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}
