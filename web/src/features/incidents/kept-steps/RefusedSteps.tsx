import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keepBegun } from '../../../lib/forms/use-begun.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useKeptReason } from '../../../ui/text/use-kept-reason.ts'
import { type KeptStep, keptSteps } from './kept-steps.ts'
import { type Acts, begunOf, pressAgain } from './press-again.ts'

export type OnCard = { incident: IncidentResponse; acts: Acts }
type Props = {
  /** Null: of all questions. */
  onCard: OnCard | null
  /** Where the list leads to the question. */
  renderLink?: (incidentId: string, content: ReactNode) => ReactNode
  className?: string | undefined
}

/** Steps that waited for a line and were refused, of one question or of all: each stays until its person has seen it. */
export function RefusedSteps({ onCard, renderLink, className }: Props) {
  const { t } = useTranslation()
  const why = useWhy()
  const { userId, kept } = keptSteps.useKept(onCard?.incident.id ?? null)
  const refused = kept.filter((step) => step.refused !== null)
  if (refused.length === 0) return null
  function again(step: KeptStep, { incident, acts }: OnCard) {
    const { command } = step.body
    const begun = begunOf(command, incident.id)
    if (begun) keepBegun(begun.key, begun.words)
    keptSteps.drop(userId, step)
    pressAgain(command, acts)
  }
  return (
    <div className={className} role="status">
      {refused.map((step) => {
        const { command } = step.body
        const { type } = command
        const of = { number: step.body.number, act: t(`taking.act.${type}`), reason: why(step) }
        return (
          <Notice
            key={step.place}
            state="late"
            title={t(type === 'take' ? 'taking.refused' : 'taking.notDone', of)}
          >
            {'reason' in command && <p className="sm pre">{command.reason}</p>}
            <div className="row g2 wrap">
              {onCard?.incident.abilities[type] && (
                <Button size="s" onClick={() => again(step, onCard)}>
                  {t('taking.again')}
                </Button>
              )}
              {renderLink?.(step.incidentId, t('taking.open'))}
              <Button size="s" look="quiet" onClick={() => keptSteps.drop(userId, step)}>
                {t('taking.seen')}
              </Button>
            </div>
          </Notice>
        )
      })}
    </div>
  )
}

function useWhy(): (step: KeptStep) => string {
  const { t } = useTranslation()
  const reasonOf = useKeptReason()
  return ({ refused }) => {
    if (refused === null) return ''
    const { by } = refused.details
    return typeof by === 'string' ? t('taking.by', { name: by }) : reasonOf(refused)
  }
}
