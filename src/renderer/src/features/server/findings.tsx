import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { type Finding, type FindingLevel, FINDINGS } from '../../../../shared/contract/server.ts';
import { t, tOf } from '../../../../shared/messages/format.ts';
import styles from './server.module.css';

const ICONS = {
  problem: CircleX,
  warning: TriangleAlert,
  info: Info,
  good: CircleCheck,
} as const satisfies Record<FindingLevel, unknown>;

/** Where the eyes go after a test, the keyboard and the screen reader go as well. */
function focus(heading: HTMLHeadingElement | null): void {
  heading?.focus({ preventScroll: true });
  heading?.closest('section')?.scrollIntoView({ block: 'nearest' });
}

/** What the test found, the worst first, each with what to do about it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <section className={styles['findings']} aria-labelledby="server-findings">
      <h3 id="server-findings" tabIndex={-1} ref={focus} className={styles['heading']}>
        {t('server.findings')}
      </h3>
      <ul className={styles['list']}>
        {findings.map((finding) => (
          <Found key={finding.reason} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function Found({ finding: { reason, params } }: { finding: Finding }) {
  const level = FINDINGS[reason];
  const Icon = ICONS[level];
  return (
    <li className={`${styles['finding']} ${styles[level]}`}>
      <Icon aria-hidden />
      <div>
        <p className={styles['what']}>
          <span className="visually-hidden">{t(`server.level.${level}`)}: </span>
          {tOf(`server.found.${reason}`, params)}
        </p>
        <p className={styles['todo']}>{tOf(`server.do.${reason}`, params)}</p>
      </div>
    </li>
  );
}
