import type { AnswerResponse, PublishChoice } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import { repeatsPublished } from '../checklist/index.ts'
import { useKeptDecision } from '../kept-decisions/index.ts'
import * as styles from './decision.module.css'
import { Refusal } from './Refusal.tsx'
import { SendBackDialog } from './SendBackDialog.tsx'
import { useApprove } from './use-approve.ts'
import type { Read } from './use-read.ts'

type Props = {
  incident: IncidentResponse
  version: AnswerResponse['versions'][number]
  /** Null while the check is being asked. */
  checks: readonly Check[] | null
  read: Read
  isMending: boolean
  /** How many authors the yes sends it to. */
  count: number
  publish: PublishChoice
  /** Where there is room for it beside the decision. */
  publishTime: ReactNode
  acts: ReactNode
  /** Words that nobody has read hold the yes up. */
  onReadFollowUps: (() => void) | null
  onMend: () => void
  onLeft: () => void
  onTakenBack: (incidentId: string) => void
}

/** The decision stays on the screen. A approves what is before the eyes, R sends back, W mends a word. */
export function DecisionFooter({ incident, version, checks, read, publish, isMending, ...props }: Props) {
  const { t } = useTranslation()
  const { acts, count, onReadFollowUps, onMend, onLeft, onTakenBack } = props
  // What was decided without a line is not asked about again; what was refused is.
  const kept = useKeptDecision(incident.id)
  const isDecided = kept !== null && kept.refused === null
  const mayApprove = incident.abilities.approve && !isDecided
  const maySendBack = incident.abilities.send_back && !isDecided
  const isConfirmation = version.mends?.isWrittenByMe === true
  const mayMend = maySendBack && !isConfirmation
  const isRepeated = checks !== null && repeatsPublished(checks)
  const [isSendingBack, setSendingBack] = useState(false)
  const [asks, setAsks] = useState(0)
  const isReadingAsked = asks > 0
  // The words have taken their lines by then: what is brought into sight is not pushed out by them.
  const show = useRef(read.show)
  show.current = read.show
  useEffect(() => {
    if (asks > 0) show.current()
  }, [asks])
  const approve = useApprove({ incident, version, checks, publish, onLeft, onTakenBack })
  function decide() {
    if (approve.isPending || isMending || isRepeated) return
    if (read.isRead) {
      setAsks(0)
      approve.mutate()
      return
    }
    setAsks(asks + 1)
  }
  const why = t(isDecided ? 'taking.waitsMark' : reasonOf(incident, version))
  const refuse = () => showErrorToast(why)
  // The yes is on its way: nothing else is decided meanwhile.
  const isSending = approve.isPending
  useHotkeys({
    a: mayApprove ? decide : refuse,
    r: maySendBack ? () => !isSending && setSendingBack(true) : refuse,
    w: mayMend && !isMending && !isSending && onMend,
  })
  return (
    <footer className={styles.footer} data-foot="">
      <div role="status" className={styles.status}>
        {isReadingAsked && (
          <State name="attention" className="sm say">
            {t(read.isShown ? 'answers.decide.readFirst' : 'answers.decide.readBelow')}
          </State>
        )}
        {isRepeated && (
          <State name="attention" className="sm say">
            {t('editor.repeated')}
          </State>
        )}
        {isSending && <span className="sr">{t('answers.approval.sending')}</span>}
        {!isReadingAsked && !isRepeated && approve.error && <Refusal error={approve.error} />}
      </div>
      {mayApprove && (
        <Button
          look="primary"
          keys="A"
          isBusy={isSending}
          disabled={isMending || isRepeated}
          onClick={decide}
          aria-keyshortcuts="A"
        >
          {count > 1 && !isSending && !isConfirmation && version.stage === 'centre'
            ? t('answers.approval.approveMany', { count })
            : t(wordsOfYes(isSending, isConfirmation))}
        </Button>
      )}
      {maySendBack && (
        <Button keys="R" disabled={isSending} onClick={() => setSendingBack(true)} aria-keyshortcuts="R">
          {t('answers.approval.sendBack')}
        </Button>
      )}
      {mayMend && (
        <Button
          look="quiet"
          keys="W"
          disabled={isMending || isSending}
          onClick={onMend}
          aria-keyshortcuts="W"
        >
          {t('decision.mend.start')}
        </Button>
      )}
      {mayApprove && props.publishTime}
      {!mayApprove && <span className="sm muted">{why}</span>}
      {!mayApprove && version.isMine && !version.mends && !incident.flags.isFrozen && (
        <span className="sm muted">
          {t(`answers.stage.waits.${version.stage}`)}. {t('decision.askBack')}
        </span>
      )}
      {onReadFollowUps && (
        <Button keys="U" onClick={onReadFollowUps} aria-keyshortcuts="U">
          {t('incidents.thread.read')}
        </Button>
      )}
      {acts}
      {isSendingBack && (
        <SendBackDialog
          incident={incident}
          versionNo={version.versionNo}
          writerName={version.authorName}
          checks={checks ?? []}
          onClose={() => setSendingBack(false)}
          onDone={onLeft}
        />
      )}
    </footer>
  )
}

function wordsOfYes(isSending: boolean, isConfirmation: boolean) {
  if (isSending) return 'answers.approval.sending'
  return isConfirmation ? 'decision.mend.confirm' : 'answers.approval.approve'
}

/** Why there is no yes to be said here. */
function reasonOf({ flags, abilities }: IncidentResponse, { isMine, mends }: Props['version']) {
  if (abilities.send_back && flags.hasUnreadFollowUp) return 'answers.decide.unread'
  if (flags.isFrozen) return 'answers.approval.frozen'
  return isMine && mends ? 'decision.mend.waits' : 'answers.approval.cannot'
}
