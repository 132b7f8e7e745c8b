import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { dropTake, useKeptTakes } from './kept-takes.ts'

/** On the card: the take waits for a line, and may be let go of until then. */
export function KeptTakeNotice({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const { userId, takes } = useKeptTakes()
  const take = takes.find((one) => one.incidentId === incidentId && !one.refused)
  if (!take) return null
  return (
    <div role="status">
      <Notice state="waiting" title={t('taking.waits', { time: time(take.at) })}>
        <Button size="s" onClick={() => dropTake(userId, incidentId)}>
          {t('taking.letGo')}
        </Button>
      </Notice>
    </div>
  )
}
