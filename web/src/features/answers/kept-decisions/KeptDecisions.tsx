import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keepBegun } from '../../../lib/forms/use-begun.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useKeptReason } from '../../../ui/text/use-kept-reason.ts'
import { begunSendBack } from './begun-send-back.ts'
import { decisions, type KeptDecision } from './kept-decisions.ts'

type Props = {
  /** Null: of all questions. */
  incidentId: string | null
  /** Where a list leads to the question. */
  renderLink?: (incidentId: string, content: ReactNode) => ReactNode
  className?: string | undefined
}

/** What this browser alone has: each decision waits for a line, or was refused, until its person has let go of it. */
export function KeptDecisions({ incidentId, renderLink, className }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const reasonOf = useKeptReason()
  const { userId, kept } = decisions.useKept(incidentId)
  if (kept.length === 0) return null
  /** Words of a no go back to the form that they were written in. */
  function letGo(said: KeptDecision) {
    const { type, request } = said.body
    if (type === 'send_back') keepBegun(begunSendBack(said.incidentId), request.comment)
    decisions.drop(userId, said)
  }
  return (
    <div className={className} role="status">
      {kept.map((said) => {
        const { at, refused } = said
        const { type, number, request } = said.body
        const act = t(`taking.act.${type}`)
        return (
          <Notice
            key={said.place}
            state={refused ? 'late' : 'waiting'}
            title={
              refused
                ? t('taking.notDone', { number, act, reason: reasonOf(refused) })
                : t('taking.waits', { act, time: time(at) })
            }
          >
            {type === 'send_back' && <p className="sm pre">{request.comment}</p>}
            <div className="row g2 wrap">
              {renderLink?.(said.incidentId, t('incidents.question', { number }))}
              <Button size="s" look={refused ? 'quiet' : 'default'} onClick={() => letGo(said)}>
                {t(refused ? 'taking.seen' : 'taking.letGoOf')}
              </Button>
            </div>
          </Notice>
        )
      })}
    </div>
  )
}
