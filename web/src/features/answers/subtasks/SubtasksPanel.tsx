import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJudged } from '../../../lib/incidents/is-judged.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { AddSubtaskDialog } from './AddSubtaskDialog.tsx'
import { KeptNewRow } from './KeptNewRow.tsx'
import { dropNew, type KeptNew, useKeptNew } from './kept-new.ts'
import { SubtaskRow } from './SubtaskRow.tsx'
import * as styles from './subtasks.module.css'
import { subtasksQuery } from './subtasks.queries.ts'
import { begunOf, useBegunSubtask } from './use-begun-subtask.ts'

type Props = {
  incident: IncidentResponse
  /** Beside the editor of the answer: what is open is said, and stops nobody. */
  warns?: boolean
}

/** Steps of the work inside one question. */
export function SubtasksPanel({ incident, warns = false }: Props) {
  const { t } = useTranslation()
  const { data: known } = useQuery(subtasksQuery(incident.id))
  const [isAdding, setAdding] = useState(false)
  const { userId, kept } = useKeptNew(incident.id)
  const [, setBegun] = useBegunSubtask(incident.id)
  const mayAdd = known?.mayAdd === true && !isJudged(incident)
  if (!known || (known.subtasks.length + kept.length === 0 && !mayAdd)) return null
  const open = known.subtasks.filter(({ state }) => state === 'open').length
  function mend(one: KeptNew) {
    setBegun(begunOf(one.body))
    dropNew(userId, one)
    setAdding(true)
  }
  return (
    <section className={`${styles.subtaskPanel} no-print`} aria-label={t('subtasks.title')}>
      {warns && open > 0 && <Notice state="attention" title={t('subtasks.openStill', { count: open })} />}
      {known.subtasks.length + kept.length > 0 && (
        <>
          <h3>{t('subtasks.title')}</h3>
          <ul className={styles.subtaskRows}>
            {known.subtasks.map((subtask) => (
              <li key={subtask.id}>
                <SubtaskRow subtask={subtask} />
              </li>
            ))}
            {kept.map((one) => (
              <li key={one.body.id}>
                <KeptNewRow
                  kept={one}
                  people={known.people}
                  onLetGo={() => dropNew(userId, one)}
                  onMend={() => mend(one)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAdd && (
        <div>
          <Button
            size="s"
            icon={<IconListCheck className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('subtasks.add')}
          </Button>
        </div>
      )}
      {isAdding && <AddSubtaskDialog incident={incident} known={known} onClose={() => setAdding(false)} />}
    </section>
  )
}
