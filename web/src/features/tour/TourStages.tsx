import { useQuery } from '@tanstack/react-query'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { emulatorOf } from '../../lib/network-link.ts'
import { stepKey } from '../../lib/words/activity-key.ts'
import { quoted } from '../../lib/words/quoted.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { NetworkLink } from '../../ui/NetworkLink.tsx'
import { StateShape } from '../../ui/State.tsx'
import * as styles from './tour.module.css'
import { followedHistoryQuery } from './tour.queries.ts'
import { STAGES, type Stage } from './tour-stages.ts'

type Props = { incident: IncidentResponse; stage: Stage; emulators: SystemResponse['emulators'] }

/** What is behind, what happens now and who does it, what is ahead. */
export function TourStages({ incident, stage: reached, emulators }: Props) {
  const { t } = useTranslation()
  const current = STAGES.indexOf(reached)
  const isOver = current === STAGES.length - 1
  const answer = incident.thread.findLast(({ isOurs }) => isOurs)
  // Private words have no address of their own: the emulator of their network is the nearest to them.
  const emulatorUrl = emulatorOf(incident.network, emulators)
  const link = answer?.permalink ?? emulatorUrl
  return (
    <>
      <ol className={styles.stages} aria-live="polite">
        {STAGES.map((stage, index) => {
          const isNow = index === current
          const isDone = index < current || isOver
          return (
            <li
              key={stage}
              data-state={isNow ? 'now' : isDone ? 'done' : 'ahead'}
              aria-current={isNow ? 'step' : undefined}
            >
              <span className={styles.stageMark}>{isDone ? <StateShape name="done" /> : index + 1}</span>
              <div>
                <b className="m">{t(`tour.stage.${stage}.title`)}</b>
              </div>
            </li>
          )
        })}
      </ol>
      <p className={styles.question} title={incident.title}>
        {quoted(incident.title)}
      </p>
      {!isOver && (
        <div className={styles.justNow}>
          <p className="sm">{t(`tour.stage.${reached}.text`)}</p>
          <JustNow incident={incident} />
        </div>
      )}
      {isOver && (
        <p className={`${styles.ending} sm`}>
          {t('tour.end')} {link && <NetworkLink permalink={link}>{t('tour.seeInNetwork')}</NetworkLink>}
        </p>
      )}
      {!isOver && emulatorUrl && (
        <p className="xs muted">
          <a href={emulatorUrl} target="_blank" rel="noreferrer">
            {t('tour.emulator')}
          </a>
        </p>
      )}
    </>
  )
}

/** The last row of the history and the clock that runs. */
function JustNow({ incident }: { incident: IncidentResponse }) {
  const { t, i18n } = useTranslation()
  const { time, shortMoment } = useFormat()
  const { data } = useQuery(followedHistoryQuery(incident.id))
  const last = [...(data?.activities ?? [])].sort((one, two) => two.at.localeCompare(one.at))[0]
  const { deadline } = incident
  const deadlineKey = deadline && `incidents.deadline.key.${deadline.key}`
  return (
    <>
      {last && (
        <p className="xs muted">
          {time(last.at)} · {t(stepKey(last.type, i18n))}
          {last.actorName && `: ${last.actorName}`}
        </p>
      )}
      {deadline && deadlineKey && (
        <p className="xs muted">
          {t('tour.clock', {
            name: i18n.exists(deadlineKey) ? t(deadlineKey) : deadline.key,
            moment: shortMoment(deadline.dueAt),
          })}
        </p>
      )}
    </>
  )
}
