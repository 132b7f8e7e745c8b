import type { ListedIncident } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSnooze } from './SnoozeMenu.tsx'
import * as styles from './snoozes.module.css'

type Props = {
  className?: string | undefined
  rows: readonly { incident: ListedIncident; until: string }[]
  renderRow: (incident: ListedIncident) => ReactNode
}

/** What the reader put aside, folded at the end of the list with the time when the first one returns, and never hidden. */
export function SnoozedFold({ className = '', rows, renderRow }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const first = rows.toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until))
  const [next] = first
  if (!next) return null
  return (
    <details className={`${styles.asideFold} ${className}`}>
      <summary>{t('subtasks.snooze.fold', { count: rows.length, moment: moment(next.until) })}</summary>
      <ul className={styles.asideRows}>
        {first.map(({ incident, until }) => (
          <li key={incident.id}>
            {renderRow(incident)}
            <Back incidentId={incident.id} until={until} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Back({ incidentId, until }: { incidentId: string; until: string }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { run, isPending } = useSnooze(incidentId)
  return (
    <Button size="s" look="quiet" isBusy={isPending} onClick={() => run(null)}>
      {t('subtasks.snooze.back', { moment: moment(until) })}
    </Button>
  )
}
