import { useTranslation } from 'react-i18next'
import { keepBegun } from '../../../lib/forms/use-begun.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type KeptStep, keptSteps } from './kept-steps.ts'
import { begunOf } from './press-again.ts'

/** Its words go back to the form that they were written in. */
function letGo(userId: string, step: KeptStep): void {
  const begun = begunOf(step.body.command, step.incidentId)
  if (begun) keepBegun(begun.key, begun.words)
  keptSteps.drop(userId, step)
}

/** On the card: each step waits for a line, and may be let go of until then. */
export function KeptStepNotice({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const { userId, kept } = keptSteps.useKept(incidentId)
  const waiting = kept.filter(({ refused }) => refused === null)
  if (waiting.length === 0) return null
  return (
    <div role="status">
      {waiting.map((step) => {
        const { type } = step.body.command
        return (
          <Notice
            key={step.place}
            state="waiting"
            title={t('taking.waits', { act: t(`taking.act.${type}`), time: time(step.at) })}
          >
            {'reason' in step.body.command && <p className="sm pre">{step.body.command.reason}</p>}
            <Button size="s" onClick={() => letGo(userId, step)}>
              {t(type === 'take' ? 'taking.letGo' : 'taking.letGoOf')}
            </Button>
          </Notice>
        )
      })}
    </div>
  )
}
