import { IconBellRinging } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { LABELS, reminders } from './kept-reminders.ts'
import * as styles from './Remind.module.css'
import { RemindDialog } from './RemindDialog.tsx'
import type { Late } from './remind.ts'

type Props = {
  items: readonly Late[]
  renderIncident: (incidentId: string, content: ReactNode, className: string | undefined) => ReactNode
  /** On a card another step is the first. */
  look?: 'primary' | 'default'
}

/** One press to ask, one to send: whoever has the late questions and the dispatchers are called to them. */
export function Remind({ look = 'primary', ...props }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { userId, kept } = reminders.useKept(null)
  const ours = kept.filter(({ incidentId }) => props.items.some((item) => item.incidentId === incidentId))
  const waiting = ours.filter(({ refused }) => refused === null)
  const said = ours.find(({ refused }) => refused !== null)?.body.words ?? ''
  const left = props.items.filter((item) => waiting.every(({ incidentId }) => incidentId !== item.incidentId))
  return (
    <div className={`pad no-print ${styles.remindPlace}`}>
      {ours.map((one) => (
        <KeptAct
          key={one.place}
          refused={one.refused}
          waits={t('figures.remind.waits')}
          notDone={(reason) => t('figures.remind.notDone', { reason })}
          labels={LABELS}
          letGo={t('figures.remind.letGo')}
          onLetGo={() => reminders.drop(userId, one)}
        >
          {one.body.words !== '' && <p className="sm pre">{one.body.words}</p>}
        </KeptAct>
      ))}
      {left.length > 0 && (
        <Button
          look={look}
          icon={<IconBellRinging className="ic" aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {t('figures.remind.open')}
        </Button>
      )}
      {isOpen && <RemindDialog {...{ ...props, said }} items={left} onClose={() => setOpen(false)} />}
    </div>
  )
}
