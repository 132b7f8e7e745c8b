import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Address, IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { Clarification } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'

type Props = {
  incident: IncidentResponse
  question: Clarification
  silenceAnswer: string | null
  onTake: ((text: string) => void) | null
}

/** How the last question ended, while that still says what to do next. */
export function EndedQuestion({ incident, question, silenceAnswer, onTake }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { endedAs, waitsUntil, address } = question
  if (endedAs === 'silence')
    return (
      <Notice
        state="attention"
        title={t('clarify.ended.silence', { moment: waitsUntil === null ? '' : moment(waitsUntil) })}
      >
        <p className={styles.asked}>{quoted(question.text)}</p>
        <p>{t('clarify.ended.silenceWhat')}</p>
        {silenceAnswer !== null && onTake !== null && (
          <Button size="s" onClick={() => onTake(silenceAnswer)}>
            {t('clarify.ended.answerWithout')}
          </Button>
        )}
      </Notice>
    )
  if (endedAs === 'refused' || endedAs === 'undelivered')
    return <Notice state="attention" title={t(`clarify.ended.${endedAs}`)} />
  if (endedAs !== 'answered') return null
  const words = incident.thread.find(({ id }) => id === question.replyMessageId)
  return (
    <Notice state="done" title={t('clarify.ended.answered')}>
      {words && <p className={styles.asked}>{quoted(words.text)}</p>}
      {address && <ReadAddress incident={incident} address={address} />}
    </Notice>
  )
}

type ReadProps = { incident: IncidentResponse; address: Address }

/** Taken by a person; what the question has already and the reply does not name stays. */
function ReadAddress({ incident, address }: ReadProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const read = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null))
  const joined = { ...incident.address, ...read }
  const take = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/commands', {
          params: { path: { incidentId: incident.id } },
          body: { type: 'classify', address: joined, expectedVersion: incident.version },
        }),
      ),
    onSuccess: () => showToast(t('clarify.address.taken')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incident', incident.id] }),
  })
  const line = [address.settlement, address.street, address.house, address.object].filter(Boolean).join(', ')
  const isNew = JSON.stringify(joined) !== JSON.stringify({ ...incident.address })
  return (
    <>
      <p>{t('clarify.address.read', { address: line })}</p>
      {isNew && incident.abilities.classify && (
        <Button size="s" isBusy={take.isPending} onClick={() => take.mutate()}>
          {t('clarify.address.take')}
        </Button>
      )}
    </>
  )
}
