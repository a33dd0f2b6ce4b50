import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { VisitType } from '../../../../shared/contract/visit-types.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoveButtons } from '../../components/move-buttons.tsx';
import lists from '../../components/list.module.css';
import { Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useOrder } from '../../lib/use-order.ts';
import { VisitTypeForm } from './visit-type-form.tsx';
import styles from './visit-types.module.css';

/** The kinds of visits of the clinic: how long, which colour, and who offers them. */
export function VisitTypesScreen() {
  const types = useQueryOf('visitTypes.list', { includeInactive: true });
  const [edited, setEdited] = useState<VisitType | 'new' | null>(null);
  const move = useOrder('visitTypes.reorder', types.data?.items ?? []);
  const close = () => setEdited(null);
  const title =
    edited && edited !== 'new' ? t('visitTypes.editOf', { name: edited.name }) : t('visitTypes.add');
  return (
    <Page
      title={t('visitTypes.title')}
      actions={
        <Button variant="primary" onPress={() => setEdited('new')}>
          <Plus aria-hidden />
          {t('visitTypes.add')}
        </Button>
      }
    >
      <Answer query={types}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('visitTypes.empty')} hint={t('visitTypes.emptyHint')} />
          ) : (
            <ul className={lists['list']} aria-label={t('visitTypes.title')}>
              {items.map((type) => (
                <Type
                  key={type.id}
                  type={type}
                  onEdit={() => setEdited(type)}
                  onMove={(by) => void move(type, by)}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      <Dialog title={title} isOpen={edited !== null} onClose={close}>
        {edited && <VisitTypeForm type={edited === 'new' ? null : edited} onDone={close} />}
      </Dialog>
    </Page>
  );
}

interface TypeProps {
  type: VisitType;
  onEdit: () => void;
  onMove: (by: -1 | 1) => void;
}

function Type({ type, onEdit, onMove }: TypeProps) {
  const update = useCommand('visitTypes.update');
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const names = doctors.filter(({ id }) => type.doctorIds.includes(id)).map(({ name }) => name);
  const who = listed([...type.specializations, ...names]) || t('visitTypes.everybody');
  const setActive = () =>
    update
      .mutateAsync({ id: type.id, isActive: !type.isActive })
      .catch((error) => notify(asProblem(error).message, 'problem'));
  return (
    <li className={styles['type']} style={{ '--visit-colour': `var(--visit-${type.colour})` } as object}>
      <div className={lists['what']}>
        <p className={lists['name']}>{type.name}</p>
        <p className={lists['soft']}>
          {t('panel.minutes', { count: type.durationMinutes })}
          {type.bufferMinutes > 0 && ` + ${type.bufferMinutes}`} · {t(`colour.${colourOf(type)}`)} · {who}
          {!type.isActive && ` · ${t('visitTypes.inactive')}`}
        </p>
      </div>
      <div className={lists['buttons']}>
        <MoveButtons name={type.name} onMove={onMove} />
        <Button size="small" aria-label={t('visitTypes.editOf', { name: type.name })} onPress={onEdit}>
          {t('visitTypes.edit')}
        </Button>
        <Button size="small" isPending={update.isPending} onPress={() => void setActive()}>
          {t(type.isActive ? 'visitTypes.stop' : 'visitTypes.offer')}
        </Button>
      </div>
    </li>
  );
}

type Colour = 'blue' | 'teal' | 'green' | 'amber' | 'orange' | 'rose' | 'violet' | 'grey';
const colourOf = ({ colour }: VisitType) => colour as Colour;
