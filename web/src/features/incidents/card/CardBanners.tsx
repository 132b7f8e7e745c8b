import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { openPromise, useDeadlineName } from '../deadlines/index.ts'
import { lastReason } from '../history/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'
import { activityQuery } from '../incidents.queries.ts'
import * as styles from './CardBanners.module.css'
import type { MoreAction } from './card-actions.ts'

export type BannerAction = MoreAction | 'repeat' | 'not_repeat'
type Props = { incident: IncidentResponse; isBusy: boolean; onAction: (action: BannerAction) => void }

/** What changes how the card is read: joined, stopped, disputed, seen before. Nothing when it is an ordinary one. */
export function CardBanners(props: Props) {
  const {
    mergedInto,
    flags,
    closeProposedByName,
    repeat,
    promises,
    refusals,
    released,
    step,
    onAir,
    erasedAt,
  } = props.incident
  // Whoever gives the work out anew reads why it came back first.
  const isRefused = flags.needsArbiter || (step === 'distribution' && refusals.length > 0)
  const hasRepeat = repeat !== null && repeat.isConfirmed !== false
  const comesBack = step === 'postponed' && openPromise(promises) !== null
  const shown = [
    mergedInto,
    flags.isFrozen,
    isRefused,
    released,
    closeProposedByName,
    hasRepeat,
    comesBack,
    onAir,
    erasedAt,
  ]
  if (!shown.some(Boolean)) return null
  return (
    <div className={styles.banners}>
      {erasedAt && <Erased erasedAt={erasedAt} />}
      {isRefused && <Refused {...props} />}
      {released && <Released released={released} />}
      {mergedInto && <Merged {...props} />}
      {flags.isFrozen && <Frozen {...props} />}
      {closeProposedByName && <Futile {...props} />}
      {comesBack && <ComesBack {...props} />}
      {hasRepeat && <Repeat {...props} />}
      {onAir && <OnAir onAir={onAir} isOpen={step !== 'dismissed'} />}
    </div>
  )
}

/** Whoever opens it by its number reads why there is nothing. */
function Erased({ erasedAt }: { erasedAt: string }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return (
    <Notice state="done" title={t('work.erased.title', { moment: moment(erasedAt) })}>
      <p>{t('work.erased.stays')}</p>
    </Notice>
  )
}

function Merged({ incident: { mergedInto, abilities }, isBusy, onAction }: Props) {
  const { t } = useTranslation()
  if (!mergedInto) return null
  return (
    <Notice state="waiting" title={t('work.merged.title')}>
      <p>
        <IncidentLink id={mergedInto.id}>
          {t('incidents.question', { number: mergedInto.number })}
        </IncidentLink>{' '}
        {mergedInto.title}
      </p>
      <Actions>
        {abilities.unmerge && (
          <Button size="s" disabled={isBusy} onClick={() => onAction('unmerge')}>
            {t('incidents.action.unmerge')}
          </Button>
        )}
      </Actions>
    </Notice>
  )
}

function Frozen({ incident: { id, deadlines, abilities }, isBusy, onAction }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const deadlineName = useDeadlineName()
  const { data: activities = [] } = useQuery(activityQuery(id))
  const pause = deadlines.flatMap(({ pauses }) => pauses).findLast(({ until }) => until === null)
  const words = pause
    ? [pause.byName, shortMoment(pause.from), pause.reason]
    : [lastReason(activities, 'freeze')]
  const running = deadlines.filter(({ state, stoppedAt }) => state === 'running' && stoppedAt === null)
  return (
    <Notice state="attention" title={t(running.length > 0 ? 'work.frozen.partly' : 'work.frozen.title')}>
      <p>{words.filter(Boolean).join(' · ')}</p>
      {running.length > 0 && (
        <p>{t('work.frozen.running', { deadlines: running.map(deadlineName).join(', ') })}</p>
      )}
      <Actions>
        {abilities.unfreeze && (
          <Button size="s" disabled={isBusy} onClick={() => onAction('unfreeze')}>
            {t('incidents.action.unfreeze')}
          </Button>
        )}
      </Actions>
    </Notice>
  )
}

/** What the next choice rests on: who refused, why, and whom they named. */
function Refused({ incident: { handoffs, refusals, flags } }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  const title = flags.needsArbiter
    ? t('work.arbiter.title', { count: handoffs })
    : t('work.arbiter.refused', { count: refusals.length })
  return (
    <Notice state="attention" title={title}>
      <ol className={styles.refusals}>
        {refusals.map((refusal) => (
          <li key={refusal.at}>
            <b className="m">{names.agencyName(refusal.agencyCode) ?? refusal.byName}</b>{' '}
            <span className="muted xs">{shortMoment(refusal.at)}</span>
            <p>
              {refusal.reason}
              {refusal.proposedAgencyCode &&
                ` · ${t('work.arbiter.proposed', { agency: names.agencyName(refusal.proposedAgencyCode) })}`}
            </p>
          </li>
        ))}
      </ol>
      {flags.needsArbiter && <p className="muted">{t('work.arbiter.who')}</p>}
    </Notice>
  )
}

/** Its own person gave it back and nobody has it: the step alone says neither. */
function Released({ released }: { released: NonNullable<IncidentResponse['released']> }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { byName, at, reason } = released
  const title =
    byName === null
      ? t('work.released.somebody', { moment: shortMoment(at) })
      : t('work.released.title', { name: byName, moment: shortMoment(at) })
  return (
    <Notice state="attention" title={title}>
      <p>{t('work.released.nobody', { reason: reason.trim().replace(/\.$/, '') })}</p>
    </Notice>
  )
}

/** Ending a talk against its author's will is never one person's decision. */
function Futile({ incident: { id, closeProposedByName, abilities }, isBusy, onAction }: Props) {
  const { t } = useTranslation()
  const { data: activities = [] } = useQuery(activityQuery(id))
  return (
    <Notice state="attention" title={t('work.futile.title', { name: closeProposedByName })}>
      <p>{lastReason(activities, 'propose_futile')}</p>
      {!abilities.confirm_futile && <p className="muted">{t('work.futile.second')}</p>}
      <Actions>
        {abilities.confirm_futile && (
          <Button size="s" disabled={isBusy} onClick={() => onAction('confirm_futile')}>
            {t('incidents.action.confirm_futile')}
          </Button>
        )}
        {abilities.withdraw_futile && (
          <Button size="s" look="quiet" disabled={isBusy} onClick={() => onAction('withdraw_futile')}>
            {t('incidents.action.withdraw_futile')}
          </Button>
        )}
      </Actions>
    </Notice>
  )
}

function ComesBack({ incident: { promises } }: Props) {
  const { t } = useTranslation()
  const { dueMoment, moment } = useFormat()
  const promise = openPromise(promises)
  if (!promise) return null
  return (
    <Notice state="waiting" title={t('work.promise.returns', { moment: moment(promise.returnsAt) })}>
      <p>{t('work.promise.returnsWhy', { moment: dueMoment(promise.dueAt) })}</p>
    </Notice>
  )
}

function Repeat({ incident: { repeat, abilities }, isBusy, onAction }: Props) {
  const { t } = useTranslation()
  if (!repeat) return null
  const isOpen = repeat.isConfirmed === null && abilities.confirm_repeat
  return (
    <Notice state="waiting" title={t(`work.repeat.${repeat.kind}`, { no: repeat.no })}>
      <p>
        {t('work.repeat.before')}{' '}
        <IncidentLink id={repeat.of.id}>{t('incidents.question', { number: repeat.of.number })}</IncidentLink>{' '}
        {repeat.of.title}
      </p>
      <Actions>
        {isOpen && (
          <>
            <Button size="s" disabled={isBusy} onClick={() => onAction('repeat')}>
              {t('work.repeat.confirm')}
            </Button>
            <Button size="s" look="quiet" disabled={isBusy} onClick={() => onAction('not_repeat')}>
              {t('work.repeat.refuse')}
            </Button>
          </>
        )}
      </Actions>
    </Notice>
  )
}

type OnAirProps = { onAir: NonNullable<IncidentResponse['onAir']>; isOpen: boolean }

/** The stream has answered it: who answers again says nothing else. */
function OnAir({ onAir: { livestreamTitle, questionNumber, timeCodeS }, isOpen }: OnAirProps) {
  const { t } = useTranslation()
  return (
    <Notice state="attention" title={t('work.onAir.title', { time: formatTimeCode(timeCodeS) })}>
      <p>{t('work.onAir.where', { number: questionNumber, title: livestreamTitle })}</p>
      {isOpen && <p className="muted">{t('work.onAir.open')}</p>}
    </Notice>
  )
}

function Actions({ children }: { children: ReactNode }) {
  return <div className={`row g2 wrap ${styles.bannerActs}`}>{children}</div>
}
