import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PublicationResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { showErrorToast } from '../../ui/toast.tsx'
import { ByHandDialog } from './ByHandDialog.tsx'

type Decision =
  | { decision: 'check' }
  | { decision: 'retry' }
  | { decision: 'mark_sent'; permalink: string | null }
type Props = { incident: IncidentResponse; publications: PublicationResponse[] }

const LOOK = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'done',
  failed: 'late',
  unknown: 'late',
  cancelled: 'waiting',
  undeliverable: 'late',
} as const

/** Approved is not delivered: every publication says what the network confirmed and how. */
export function Publications({ incident, publications }: Props) {
  const { t } = useTranslation()
  if (publications.length === 0) return null
  return (
    <section className="pubs" aria-label={t('answers.publication.title')} data-tour="publication">
      {publications.map((publication) => (
        <Publication key={publication.id} incident={incident} publication={publication} />
      ))}
    </section>
  )
}

function Publication({
  incident,
  publication,
}: {
  incident: IncidentResponse
  publication: PublicationResponse
}) {
  const { t } = useTranslation()
  const [isByHand, setByHand] = useState(false)
  const resolve = useResolve(incident.id, publication.id)
  const { state, errorCode, permalink } = publication
  const network = t(`common.network.${incident.network}`)
  const isTrouble = state === 'failed' || state === 'unknown'
  return (
    <div className="pub">
      <Notice state={LOOK[state]} title={t(`answers.publication.state.${state}`, { network })}>
        <PublicationWords publication={publication} />
        {permalink && (
          <a href={permalink} target="_blank" rel="noreferrer">
            {t('answers.publication.open')}
          </a>
        )}
      </Notice>
      {isTrouble && incident.abilities.resolve_delivery && (
        <div className="row g2 wrap">
          <Button
            size="s"
            look="primary"
            isBusy={resolve.isPending}
            onClick={() => resolve.mutate({ decision: 'check' })}
          >
            {t('answers.publication.check')}
          </Button>
          <Button size="s" disabled={resolve.isPending} onClick={() => resolve.mutate({ decision: 'retry' })}>
            {t('answers.publication.retry')}
          </Button>
          <Button size="s" disabled={resolve.isPending} onClick={() => setByHand(true)}>
            {t('answers.publication.byHand')}
          </Button>
        </div>
      )}
      {errorCode && <ErrorCode code={errorCode} />}
      {isByHand && (
        <ByHandDialog
          onClose={() => setByHand(false)}
          onConfirm={(link) => {
            setByHand(false)
            resolve.mutate({ decision: 'mark_sent', permalink: link })
          }}
        />
      )}
    </div>
  )
}

function ErrorCode({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const key = `errors.${code.replaceAll('.', '_')}`
  return (
    <p className="xs muted">
      {i18n.exists(key) && t(key)} {t('answers.publication.code', { code })}
    </p>
  )
}

function PublicationWords({ publication }: { publication: PublicationResponse }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { state, attempts, nextAttemptAt, sentAt, createdAt, confirmedBy } = publication
  if (state === 'sent') {
    const how = confirmedBy && t(`answers.publication.confirmed.${confirmedBy}`)
    return (
      <p>
        {t('answers.publication.sentAt', { moment: shortMoment(sentAt ?? createdAt) })} {how}
      </p>
    )
  }
  return (
    <p>
      {t(`answers.publication.text.${state}`, { moment: shortMoment(createdAt) })}{' '}
      {attempts > 1 && t('answers.publication.attempts', { count: attempts })}{' '}
      {nextAttemptAt && t('answers.publication.next', { moment: shortMoment(nextAttemptAt) })}
    </p>
  )
}

function useResolve(incidentId: string, publicationId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Decision) =>
      unwrap(
        api.POST('/api/publications/{publicationId}/resolve', { params: { path: { publicationId } }, body }),
      ),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incidentId] })
      void queryClient.invalidateQueries({ queryKey: ['answer', incidentId] })
    },
  })
}
