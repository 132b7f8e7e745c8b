import { IconChevronDown } from '@tabler/icons-react'
import type { FakeResponse, FakeStep } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { AboutDialog } from '../signal/index.ts'
import { ReasonDialog } from '../text/index.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { DropDialog } from './DropDialog.tsx'
import { type Act, actsOf, partOf, waitsFor } from './fake-acts.ts'
import * as styles from './fake-screen.module.css'
import { TriageDialog } from './TriageDialog.tsx'

type Props = { fake: FakeResponse; userId: string }

/** What the step wants of the reader, or whom it waits for; the rarer acts under «Ещё». */
export function FakeActs({ fake, userId }: Props) {
  const { t } = useTranslation()
  const [act, setAct] = useState<Act | null>(null)
  const { primary, others } = actsOf(fake.abilities)
  const part = partOf(fake)
  const close = () => setAct(null)
  return (
    <div className={`${styles.actions} row g2 wrap`}>
      <Waiting fake={fake} />
      {primary && (
        <Button look="primary" onClick={() => setAct(primary)}>
          {t(`fakes.act.${primary}`)}
        </Button>
      )}
      {!primary && part && (
        <a className="btn p" href={`#fk-${part}`}>
          {t(`fakes.act.${part}`)}
        </a>
      )}
      {others.length > 0 && (
        <Menu
          label={t('fakes.act.more')}
          className="btn"
          trigger={
            <>
              {t('fakes.act.more')} <IconChevronDown className="ic s" aria-hidden="true" />
            </>
          }
          items={others.map((other) => ({
            key: other,
            label: t(`fakes.act.${other}`),
            onSelect: () => setAct(other),
          }))}
        />
      )}
      {(act === 'open' || act === 'edit') && <AboutDialog fake={fake} mode={act} onClose={close} />}
      {act === 'triage' && (
        <TriageDialog
          fake={fake}
          onClose={close}
          onDrop={fake.abilities.drop ? () => setAct('drop') : null}
        />
      )}
      {act === 'drop' && <DropDialog fake={fake} onClose={close} />}
      {act === 'correct' && <ReasonDialog fake={fake} userId={userId} type="correct" onClose={close} />}
      {(act === 'close' || act === 'reopen') && <ConfirmDialog fake={fake} type={act} onClose={close} />}
    </div>
  )
}

const ENDED: readonly FakeStep[] = ['closed', 'dropped']

/** Whose turn it is, where it is not the reader's. */
function Waiting({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { step, responsibleName, agencyCode, dropReason } = fake
  const writer = fake.texts.at(-1)?.writtenByName ?? ''
  if (ENDED.includes(step))
    return (
      <p className="sm muted">
        {dropReason
          ? t('fakes.waits.dropped', { reason: t(`fakes.drop.${dropReason}`).toLowerCase() })
          : t('fakes.waits.closed')}
      </p>
    )
  if (!waitsFor(fake)) return null
  return (
    <p className="sm muted">
      {t(`fakes.waits.${step}`, {
        name: responsibleName ?? t('fakes.nobody'),
        agency: names.agencyName(agencyCode) ?? '',
        writer,
      })}
    </p>
  )
}
