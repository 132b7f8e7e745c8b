import { IconMapPin } from '@tabler/icons-react'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { isUrgentNow } from '../../../lib/incidents/deadline.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { useDeadlineWords } from '../deadlines/index.ts'
import { placeWords } from './IncidentRow.tsx'
import * as styles from './TaskCard.module.css'
import { useUrgentWords } from './use-urgent-words.ts'

/** Where nothing is done yet, or all is said for now. */
const TOLD_STEPS: readonly string[] = ['assigned', 'postponed', 'approval']
type Props = {
  incident: IncidentListItem
  /** What another feature has to say of this task. */
  mark?: ReactNode
  renderLink: (content: ReactNode, className: string | undefined) => ReactNode
}

export function TaskCard({ incident, mark, renderLink }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { day, due } = useFormat()
  const { clarifyUntil, deadline, flags } = incident
  const urgent = useUrgentWords()(incident)
  const words = useDeadlineWords(incident)
  const state = words?.state ?? 'waiting'
  return renderLink(
    <>
      <span className="row g2 wrap">
        <State name={state} look="pill" className={styles.clock}>
          {words?.long ?? t('incidents.deadline.none')}
        </State>
        {clarifyUntil !== null && words?.shows !== 'paused' && (
          <span className="tag">{t('work.mark.clarifying', { day: day(clarifyUntil) })}</span>
        )}
        {deadline && words?.shows === 'time' && (
          <span className="end xs muted">{t('incidents.until', { moment: due(deadline.dueAt) })}</span>
        )}
      </span>
      <b className={styles.title}>{storedWords(incident.title, t)}</b>
      <span className="row g1 sm muted">
        <IconMapPin className="ic s" aria-hidden="true" />
        <span className={styles.place}>{placeWords(incident, names) ?? t('incidents.noPlace')}</span>
      </span>
      <span className={`row g2 wrap sm muted ${styles.marks}`}>
        {mark}
        {isUrgentNow(incident) && (
          <State name="urgent" className="xs">
            {urgent}
          </State>
        )}
        {incident.step === 'rework' && (
          <State name="attention" className="xs">
            {t('incidents.step.rework')}
          </State>
        )}
        {flags.isSupplement && (
          <State name="attention" className="xs">
            {t('work.mark.supplement')}
          </State>
        )}
        {TOLD_STEPS.includes(incident.step) && (
          <span className="tag">{t(`incidents.step.${incident.step}`)}</span>
        )}
        {flags.hasUnreadFollowUp && <span className="tag">{t('incidents.flag.followUpShort')}</span>}
        <OriginMark of={incident} />
      </span>
    </>,
    state === 'late' ? `${styles.taskCard} late` : styles.taskCard,
  )
}
