import { useTranslation } from 'react-i18next'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { endedWaits } from './kept-questions.ts'

type Props = { incidentId: string; clarificationId: string }

/** That the author is waited for no more, which only this browser knows yet. */
export function useKeptEnd({ incidentId, clarificationId }: Props) {
  const { userId, kept } = endedWaits.useKept(incidentId)
  return { userId, kept: kept.find(({ body }) => body.clarificationId === clarificationId) }
}

export function KeptEnd(props: Props) {
  const { t } = useTranslation()
  const { userId, kept } = useKeptEnd(props)
  if (!kept) return null
  return (
    <div>
      <KeptAct
        refused={kept.refused}
        waits={t('clarify.keptEnd.waits')}
        notDone={(reason) => t('clarify.keptEnd.refused', { reason })}
        letGo={t('clarify.keptEnd.letGo')}
        onLetGo={() => endedWaits.drop(userId, kept)}
      />
    </div>
  )
}
