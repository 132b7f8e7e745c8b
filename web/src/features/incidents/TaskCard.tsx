import { IconMapPin } from '@tabler/icons-react'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { deadlineState } from '../../lib/deadline.ts'
import { useDirectory } from '../../lib/directory.ts'
import { dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { State } from '../../ui/State.tsx'
import { placeWords } from './IncidentRow.tsx'

type Props = { incident: IncidentListItem; renderLink: (content: ReactNode, className: string) => ReactNode }

export function TaskCard({ incident, renderLink }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  const { deadline, flags } = incident
  const state = deadline ? deadlineState(deadline, now) : 'waiting'
  return renderLink(
    <>
      <span className="row g2 wrap">
        <State name={state} look="pill">
          <TaskDeadline incident={incident} now={now} />
        </State>
        {deadline && (
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
        {flags.isUrgent && (
          <State name="urgent" className="xs">
            {t('incidents.flag.urgent')}
          </State>
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
  const left = Date.parse(deadline.dueAt) - now
  if (left < 0) return t('incidents.tasks.late', { duration: duration(left) })
  if (dayKey(now + left, locale) !== dayKey(now, locale)) return shortMoment(deadline.dueAt)
  return t('incidents.tasks.left', { duration: duration(left) })
}
