import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { dropTake, type KeptTake, useKeptTakes } from './kept-takes.ts'

type Props = { incidentId?: string; className?: string | undefined }

/** Takes that waited for a line and were refused, of one question or of all: each stays until the person has seen it. */
export function RefusedTakes({ incidentId, className }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const why = useRefusalWords()
  const { userId, takes } = useKeptTakes()
  const refused = takes.filter(
    (take) => take.refused && (incidentId === undefined || take.incidentId === incidentId),
  )
  if (refused.length === 0) return null
  return (
    <div className={className} role="status">
      {refused.map((take) => (
        <Notice
          key={take.incidentId}
          state="late"
          title={t('taking.refused', { number: number(take.number), reason: why(take) })}
        >
          <Button size="s" onClick={() => dropTake(userId, take.incidentId)}>
            {t('taking.seen')}
          </Button>
        </Notice>
      ))}
    </div>
  )
}

function useRefusalWords(): (take: KeptTake) => string {
  const { t } = useTranslation()
  const words = useErrorWords()
  return ({ refused }) => {
    if (refused?.by) return t('taking.by', { name: refused.by })
    return words(new ApiError(refused?.code ?? 'unexpected', 0))
  }
}
