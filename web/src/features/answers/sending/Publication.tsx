import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PublicationResponse } from '@veche/contract/answers.ts'
import type { Network } from '@veche/contract/common.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { refusalKey } from '../../../lib/i18n.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { fileHref } from '../files/index.ts'
import type { Proof } from './ByHandDialog.tsx'
import { ByHandDialog, GiveUpDialog } from './dialogs.ts'
import * as styles from './Publications.module.css'

type Decision =
  | { decision: 'check' }
  | { decision: 'retry' }
  | { decision: 'invite' }
  | ({ decision: 'mark_sent' } & Proof)
  | { decision: 'give_up'; reason: string }
type Props = {
  incident: IncidentResponse
  publication: PublicationResponse
  /** One of two: which of them it is has to be said. */
  isPair: boolean
  /** The private part is not there yet, so what the public one says would not be true. */
  isHeldBack: boolean
  /** The author can be asked in the thread to write to us first. */
  mayInvite: boolean
  /** Whose thread it is, where there are several. */
  recipient?: { name: string; network: Network }
}

/** The network lets nobody but a person publish there. */
const MANUAL_ONLY = 'outbox.manual_only'

const LOOK = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'done',
  failed: 'late',
  unknown: 'late',
  cancelled: 'waiting',
  undeliverable: 'attention',
} as const

/** One text on its way to one author: what the network confirmed, and what a person may decide. */
export function Publication({ incident, publication, isPair, isHeldBack, mayInvite, recipient }: Props) {
  const { t } = useTranslation()
  const resolve = useResolve(incident.id, publication.id)
  const { state, errorCode, permalink, part, isInvitation, text } = publication
  const network = t(`common.network.${recipient?.network ?? incident.network}`)
  const isTrouble = state === 'failed' || state === 'unknown'
  const isManual = state === 'failed' && errorCode === MANUAL_ONLY
  const status = t(isManual ? 'answers.publication.manual' : `answers.publication.state.${state}`, {
    network,
  })
  const kind = isInvitation ? 'invitation' : part
  const title = isPair ? `${t(`answers.private.part.${kind}`)}. ${status}` : status
  const isClosed = part === 'private' && state === 'failed'
  return (
    <div className={styles.publication}>
      <Notice state={LOOK[state]} title={recipient ? `${recipient.name}. ${title}` : title}>
        <PublicationWords publication={publication} isHeldBack={isHeldBack} />
        {isClosed && <p>{t('answers.private.closedWords')}</p>}
        {permalink && <NetworkLink permalink={permalink}>{t('answers.publication.open')}</NetworkLink>}
        {publication.screenshotId && (
          <a
            href={fileHref({ incidentId: incident.id }, publication.screenshotId)}
            target="_blank"
            rel="noreferrer"
          >
            {t('answers.publication.screenshot')}
          </a>
        )}
      </Notice>
      {isManual && text !== '' && <CopyButton text={text} />}
      {isTrouble && incident.abilities.resolve_delivery && (
        <Decisions
          incidentId={incident.id}
          isBusy={resolve.isPending}
          mayInvite={mayInvite}
          onDecide={(decision) => resolve.mutate(decision)}
        />
      )}
      {isTrouble && !incident.abilities.resolve_delivery && (
        <p className="sm muted">{t('answers.publication.decidedBy')}</p>
      )}
      {errorCode && <ErrorCode code={errorCode} />}
    </div>
  )
}

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <Button
      size="s"
      look="primary"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(() => showToast(t('answers.publication.copied')))
      }
    >
      {t('answers.publication.copy')}
    </Button>
  )
}

type DecisionsProps = {
  incidentId: string
  isBusy: boolean
  mayInvite: boolean
  onDecide: (decision: Decision) => void
}

function Decisions({ incidentId, isBusy, mayInvite, onDecide }: DecisionsProps) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'by_hand' | 'give_up' | null>(null)
  function decide(decision: Decision) {
    setDialog(null)
    onDecide(decision)
  }
  return (
    <div className="row g2 wrap">
      {mayInvite && (
        <Button size="s" look="primary" isBusy={isBusy} onClick={() => onDecide({ decision: 'invite' })}>
          {t('answers.private.invite')}
        </Button>
      )}
      <Button
        size="s"
        look={mayInvite ? 'default' : 'primary'}
        isBusy={isBusy}
        onClick={() => onDecide({ decision: 'check' })}
      >
        {t('answers.publication.check')}
      </Button>
      <Button size="s" disabled={isBusy} onClick={() => onDecide({ decision: 'retry' })}>
        {t('answers.publication.retry')}
      </Button>
      <Button size="s" disabled={isBusy} onClick={() => setDialog('by_hand')}>
        {t('answers.publication.byHand')}
      </Button>
      <Button size="s" look="quiet" disabled={isBusy} onClick={() => setDialog('give_up')}>
        {t('answers.publication.giveUp')}
      </Button>
      {dialog === 'by_hand' && (
        <ByHandDialog
          incidentId={incidentId}
          onClose={() => setDialog(null)}
          onConfirm={(proof) => decide({ decision: 'mark_sent', ...proof })}
        />
      )}
      {dialog === 'give_up' && (
        <GiveUpDialog
          onClose={() => setDialog(null)}
          onConfirm={(reason) => decide({ decision: 'give_up', reason })}
        />
      )}
    </div>
  )
}

function ErrorCode({ code }: { code: string }) {
  const { t } = useTranslation()
  const key = refusalKey(code)
  return (
    <p className="xs muted">
      {key && t(key)} {t('answers.publication.code', { code })}
    </p>
  )
}

function PublicationWords({
  publication,
  isHeldBack,
}: {
  publication: PublicationResponse
  isHeldBack: boolean
}) {
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
  if (isHeldBack) return <p>{t('answers.private.heldBack')}</p>
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
