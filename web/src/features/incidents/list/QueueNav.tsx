import {
  IconAlertTriangle,
  IconCalendarDue,
  IconCheck,
  IconChecks,
  IconInbox,
  IconList,
  IconMessageQuestion,
  IconPencil,
  IconRoute,
  IconSend,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'
import type { CountersResponse } from '@veche/contract/incidents.ts'
import { DESK_QUEUES } from '@veche/contract/values/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL, countWords, type DeskQueue } from '../../../lib/words/names.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../../../ui/lists/rail.module.css'
import { StateShape } from '../../../ui/State.tsx'

const ICONS = {
  new: IconInbox,
  distribution: IconRoute,
  assigned: IconUserCheck,
  in_progress: IconPencil,
  clarifying: IconMessageQuestion,
  approval: IconChecks,
  publishing: IconSend,
  postponed: IconCalendarDue,
  awaiting_author: IconMessageQuestion,
  done: IconCheck,
  dismissed: IconTrash,
}

type RenderLink = (queue: DeskQueue, content: ReactNode, isCurrent: boolean) => ReactNode

/** The queues with live counts. `renderLink` belongs to the page: the feature knows no addresses. */
export function QueueNav({
  current,
  counts,
  renderLink,
  children,
}: {
  current: DeskQueue
  counts: CountersResponse['queues'] | undefined
  renderLink: RenderLink
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <nav className={`${styles.sideRail} no-print`} aria-label={t('incidents.queues')}>
      <h2 className={`ov ${styles.railHeading}`}>{t('incidents.queues')}</h2>
      <ul>
        {DESK_QUEUES.map((queue) => {
          const Icon = ICONS[queue]
          const count = counts?.[queue]
          return (
            <li key={queue} className={queue === 'done' ? styles.apart : undefined}>
              {renderLink(
                queue,
                <>
                  <Icon className="ic" aria-hidden="true" />
                  <span className={`el grow ${styles.entryName}`}>{t(`incidents.queue.${queue}`)}</span>
                  {count !== undefined && count.failed > 0 && (
                    <span className={styles.problems} title={t('incidents.failedCount')}>
                      <IconAlertTriangle className="ic s" aria-hidden="true" />
                      <span className="sr">{t('incidents.failedCount')}</span>
                      {countWords(count.failed, number)}
                    </span>
                  )}
                  {count !== undefined && count.late > 0 && (
                    <span className={styles.problems}>
                      <StateShape name="late" />
                      <span className="sr">{t('incidents.lateCount')}</span>
                      {countWords(count.late, number)}
                    </span>
                  )}
                  <span className="n">{countWords(count?.total, number)}</span>
                </>,
                queue === current,
              )}
            </li>
          )
        })}
        <li>
          {renderLink(
            ALL,
            <>
              <IconList className="ic" aria-hidden="true" />
              <span className={`el grow ${styles.entryName}`}>{t('incidents.queue.all')}</span>
            </>,
            current === ALL,
          )}
        </li>
      </ul>
      {children}
    </nav>
  )
}
