import { IconMapPin } from '@tabler/icons-react'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { deadlineState } from '../../lib/deadline.ts'
import { useDirectory } from '../../lib/directory.ts'
import { dayKey, type Locale } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { State } from '../../ui/State.tsx'
import { placeWords } from './IncidentRow.tsx'

/** Where nothing is done yet, or all is said for now. */
const TOLD_STEPS: readonly string[] = ['assigned', 'postponed', 'approval']
type Props = {
  incident: IncidentListItem
  /** What another feature has to say of this task. */
  mark?: ReactNode
  renderLink: (content: ReactNode, className: string) => ReactNode
}

export function TaskCard({ incident, mark, renderLink }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const names = useDirectory()
  const { shortMoment, locale } = useFormat()
  const { deadline, flags } = incident
  const state = deadline ? deadlineState(deadline, now) : 'waiting'
  return renderLink(
    <>
      <span className="row g2 wrap">
        <State name={state} look="pill">
          <TaskDeadline incident={incident} now={now} />
        </State>
        {deadline && isTimeLeftShown(deadline, { now, locale }) && (
          <span className="end xs muted">
            {t('incidents.until', { moment: shortMoment(deadline.dueAt) })}
          </span>
        )}
      </span>
      <b className="tt">{incident.title}</b>
      <span className="row g2 sm muted">
        <span className="row g1 grow el">
          <IconMapPin className="ic s" aria-hidden="true" />
          <span className="el">{placeWords(incident, names) ?? t('incidents.noPlace')}</span>
        </span>
        {mark}
        {flags.isUrgent && (
          <State name="urgent" className="xs">
            {t('incidents.flag.urgent')}
          </State>
        )}
        {incident.step === 'rework' && (
          <State name="attention" className="xs">
            {t('incidents.step.rework')}
          </State>
        )}
        {TOLD_STEPS.includes(incident.step) && (
          <span className="tag">{t(`incidents.step.${incident.step}`)}</span>
        )}
        {flags.hasUnreadFollowUp && <span className="tag">{t('incidents.flag.followUpShort')}</span>}
        <ChannelGlyph network={incident.network} />
      </span>
    </>,
    state === 'late' ? 'tk late' : 'tk',
  )
}

function TaskDeadline({ incident: { deadline }, now }: { incident: IncidentListItem; now: number }) {
  const { t } = useTranslation()
  const { duration, shortMoment, locale } = useFormat()
  if (!deadline) return t('incidents.deadline.none')
  if (deadline.isPaused) return t('incidents.paused')
  if (!isTimeLeftShown(deadline, { now, locale })) return shortMoment(deadline.dueAt)
  const left = Date.parse(deadline.dueAt) - now
  return t(left < 0 ? 'incidents.tasks.late' : 'incidents.tasks.left', { duration: duration(left) })
}

/** Time is counted on the last day and after it; before, the moment itself says more. */
function isTimeLeftShown(
  { dueAt, isPaused }: NonNullable<IncidentListItem['deadline']>,
  { now, locale }: { now: number; locale: Locale },
): boolean {
  const due = Date.parse(dueAt)
  return isPaused || due < now || dayKey(due, locale) === dayKey(now, locale)
}
