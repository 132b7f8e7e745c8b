import { useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSecondsLeft } from '../../../lib/time/use-seconds-left.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { answerQuery } from '../answers.queries.ts'
import * as styles from '../approval/decision.module.css'
import { useUndoApproval } from './use-undo-approval.ts'

/** `isLater`: it leaves at an hour of its own. */
type Props = { incident: IncidentResponse; endsAt: number; isLater: boolean; mayUndo: boolean }

/** «Уйдёт через 12 с · Вернуть»: the approved answer is held, and here it can be stopped. */
export function HoldBar({ incident, endsAt, isLater, mayUndo }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const left = useSecondsLeft(endsAt)
  const undo = useUndoApproval()
  const [isBusy, setBusy] = useState(false)
  const isOver = left === 0
  useEffect(() => {
    if (isOver) void queryClient.invalidateQueries({ queryKey: answerQuery(incident.id).queryKey })
  }, [isOver, incident.id, queryClient])
  if (isOver) return null
  return (
    <div className={`row g2 wrap ${styles.holdBar}`}>
      <State name="waiting">
        {t(isLater ? 'answers.hold.undoable' : 'answers.hold.leaves', { count: left })}
      </State>
      {mayUndo && (
        <Button
          size="s"
          isBusy={isBusy}
          onClick={() => {
            setBusy(true)
            void undo({ incidentId: incident.id, expectedVersion: incident.version, endsAt }).finally(() =>
              setBusy(false),
            )
          }}
        >
          {t('answers.hold.undo')}
        </Button>
      )}
    </div>
  )
}
