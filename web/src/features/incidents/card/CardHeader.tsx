import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isUrgentNow } from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { DeadlineMark } from '../deadlines/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'
import { HeadMarks, useUrgentWords } from '../list/index.ts'
import * as styles from './card.module.css'

type Props = {
  incident: IncidentResponse
  back?: ReactNode
  /** What the reader does with it for themselves alone. */
  own?: ReactNode
  /** Who else has the card open. */
  presence?: ReactNode
  /** Where the deadlines are on another page of the card, the nearest one stands here. */
  showsDeadline: boolean
}

export function CardHeader({ incident, back, own, presence, showsDeadline }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const now = useNow()
  const { flags, leaseUntil, assigneeName } = incident
  const urgent = useUrgentWords()(incident)
  const isLeased = leaseUntil !== null && Date.parse(leaseUntil) > now
  const marks = [
    flags.isReopened && t('incidents.flag.reopened'),
    flags.isSourceEdited && t('incidents.flag.edited'),
    flags.isSourceDeleted && t('incidents.flag.deleted'),
    flags.hasUnreadFollowUp && t('incidents.flag.followUp'),
  ].filter((mark) => mark !== false)
  return (
    <header className={styles.heading}>
      <div className="row g2 sm wrap">
        {back}
        <span className="muted">{t('incidents.question', { number: incident.number })}</span>
        {incident.requestNumber !== null && (
          <span className="muted">{t('incidents.requestNumber', { number: incident.requestNumber })}</span>
        )}
        <span className="tag">{t(`incidents.step.${incident.step}`)}</span>
        {showsDeadline && <DeadlineMark incident={incident} className="sm" />}
        {isUrgentNow(incident) && (
          <State name="urgent" look="pill">
            {urgent}
          </State>
        )}
        {flags.hasFailedDelivery && (
          <State name="late" look="pill">
            {t('incidents.flag.failedDelivery')}
          </State>
        )}
        {flags.hasUnknownDelivery && (
          <State name="late" look="pill">
            {t('incidents.flag.unknownDelivery')}
          </State>
        )}
        {marks.map((mark) => (
          <span className="tag" key={mark}>
            {mark}
          </span>
        ))}
        <HeadMarks incident={incident} />
        {assigneeName && (
          <span className="end xs muted">
            {isLeased
              ? t('incidents.leased', { name: assigneeName, time: time(leaseUntil) })
              : t('incidents.assignedTo', { name: assigneeName })}
          </span>
        )}
        {own && <span className={`${assigneeName ? '' : 'end'} no-print`}>{own}</span>}
      </div>
      {/* Alone on its page the card has no list with a heading above it. */}
      {back && <h1 className="sr">{t('incidents.question', { number: incident.number })}</h1>}
      <h2>{storedWords(incident.title, t)}</h2>
      <HeaderLinks incident={incident} />
      {presence}
    </header>
  )
}

/** The questions this one belongs to. */
function HeaderLinks({ incident: { splitFrom, event } }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  if (!splitFrom && !event) return null
  const link = (to: { id: string; number: number }) => (
    <IncidentLink id={to.id}>{t('incidents.question', { number: to.number })}</IncidentLink>
  )
  return (
    <p className={`xs muted ${styles.links}`}>
      {splitFrom && (
        <span>
          {t('work.split.partOf')} {link(splitFrom)}
        </span>
      )}
      {event && (
        <span>
          {t('work.event.partOf')} {link(event)}: {event.title}
        </span>
      )}
    </p>
  )
}
