import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OutageResponse } from '@veche/contract/outages.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'
import { prepareAnswer } from '../outages.queries.ts'
import * as styles from './screen.module.css'

type Props = {
  outage: OutageResponse
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  onPrepared: (incidentId: string) => void
}

/** Who asked about it, the question that stands for all, and the answer to all once it is over. */
export function AskedPanel({ outage, renderIncident, onPrepared }: Props) {
  const { t } = useTranslation()
  const { questionCount, waitingCount, event, state } = outage
  return (
    <section className="panel" aria-labelledby="outage-asked">
      <div className="ph">
        <h2 id="outage-asked">{t('outages.asked.title')}</h2>
      </div>
      <div className={`col g2 ${styles.panelPart}`}>
        {questionCount === 0 && <p className="muted">{t('outages.asked.none')}</p>}
        {questionCount > 0 && (
          <p>
            {t('outages.questions', { count: questionCount })},{' '}
            {waitingCount > 0
              ? t('outages.asked.waiting', { count: waitingCount })
              : t('outages.asked.allAnswered')}
          </p>
        )}
        {event && (
          <p>{renderIncident(event.incidentId, t('outages.asked.event', { number: event.number }))}</p>
        )}
        {state === 'over' && outage.abilities.answer && <p className="sm">{t('outages.asked.over')}</p>}
        {outage.abilities.answer && <PrepareButton outage={outage} onPrepared={onPrepared} />}
      </div>
    </section>
  )
}

function PrepareButton({ outage, onPrepared }: Pick<Props, 'outage' | 'onPrepared'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const prepare = useMutation({
    mutationFn: () => prepareAnswer(outage.id),
    onSuccess: ({ incidentId }) => {
      showOtherAct(t('outages.asked.prepared'))
      onPrepared(incidentId)
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['outage', outage.id] }),
  })
  const isOver = outage.state === 'over'
  return (
    <Button look={isOver ? 'primary' : 'default'} isBusy={prepare.isPending} onClick={() => prepare.mutate()}>
      {t('outages.act.answer')}
    </Button>
  )
}
