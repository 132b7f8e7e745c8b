import { useInfiniteQuery } from '@tanstack/react-query'
import type { BoardItem as Item } from '@veche/contract/control.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useNow } from '../../lib/time/clock.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './BoardItems.module.css'
import { boardItemsQuery, type Figure } from './control.queries.ts'
import type { RenderIncident } from './render-links.ts'
import { useOwnerName } from './use-owner-name.ts'

/** The questions behind one figure of the board. */
export function BoardItems({ figure, renderIncident }: { figure: Figure; renderIncident: RenderIncident }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(boardItemsQuery(figure))
  if (query.isPending) return <SkeletonRows label={t('control.loading')} />
  if (query.error && !query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />
  const items = query.data ?? []
  if (items.length === 0)
    return <EmptyState title={t('control.items.empty')}>{t('control.items.emptyText')}</EmptyState>
  return (
    <>
      <ul className={`panel ${styles.boardItems}`}>
        {items.map((item) => (
          <li key={`${item.incidentId} ${item.at}`}>
            <BoardItem item={item} figure={figure} renderIncident={renderIncident} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

const SHORTEST_MS = 60_000

type ItemProps = { item: Item; figure: Figure; renderIncident: RenderIncident }

export function BoardItem({ item, figure, renderIncident }: ItemProps) {
  const { t } = useTranslation()
  const { moment, workingTime } = useFormat()
  const names = useDirectory()
  const nameOf = useOwnerName()
  const spent = item.spent.filter(({ workingMs }) => workingMs >= SHORTEST_MS)
  const facts = [
    t('incidents.question', { number: item.number }),
    t(`incidents.step.${item.step}`),
    nameOf(item.owner),
    names.topicName(item.topicCode),
    names.municipalityName(item.municipalityCode),
    item.assigneeName ?? t('control.items.noAssignee'),
  ]
  return (
    <>
      <div className={`row g2 ${styles.heading}`}>
        {renderIncident(item.incidentId, item.title, 'grow m')}
        {item.isUrgent && <State name="urgent">{t('incidents.flag.urgent')}</State>}
        <ItemMoment item={item} figure={figure} />
      </div>
      <p className="xs muted">{facts.filter(Boolean).join(' · ')}</p>
      {spent.length > 0 && (
        <p className="xs muted">
          {t('control.spent.title')}:{' '}
          {spent
            .toSorted((a, b) => b.workingMs - a.workingMs)
            .map(({ key, workingMs }) =>
              t('control.items.spent', {
                step: t(`incidents.deadline.key.${key}`),
                duration: workingTime(workingMs),
              }),
            )
            .join(', ')}
        </p>
      )}
      {item.returned && (
        <p className="sm">
          {item.returned.reason && <b>{t(`answers.sendBack.reason.${item.returned.reason}`)}. </b>}
          {item.returned.words}
        </p>
      )}
      {item.change && (
        <p className="sm">
          {t('control.items.changedFrom', {
            before: moment(item.change.before),
            after: moment(item.change.after),
          })}
          . {t('control.items.reason', { reason: item.change.reason })}
        </p>
      )}
    </>
  )
}

/** Of these the moment is when something happened: nothing is late by it. */
const HAPPENED = new Set<Figure['figure']>([
  ...(['late_steps', 'sent_back', 'refused', 'clarifications', 'silent_clarifications'] as const),
])

/** A question has several terms: whose it is stands before each. */
function ItemMoment({ item, figure: { figure } }: Pick<ItemProps, 'item' | 'figure'>) {
  const { t } = useTranslation()
  const now = useNow()
  const { shortMoment, duration, moment } = useFormat()
  const at = Date.parse(item.at)
  if (figure === 'approvals')
    return (
      <span className="xs muted nw">{t('control.approvals.since', { moment: shortMoment(item.at) })}</span>
    )
  if (HAPPENED.has(figure)) return <span className="xs muted nw">{shortMoment(item.at)}</span>
  const isLate = at < now
  const whose = whoseTerm(item, figure)
  return (
    <State name={isLate ? 'late' : 'attention'} look="pill" title={moment(item.at)} className="nw">
      {whose && `${t(whose)}: `}
      {isLate
        ? t('control.items.late', { duration: duration(now - at) })
        : t('control.items.due', { moment: shortMoment(item.at) })}
    </State>
  )
}

function whoseTerm({ term }: Item, figure: Figure['figure']): string | null {
  if (term !== null) return `incidents.deadline.key.${term}`
  if (figure === 'promises' || figure === 'broken_promises') return 'control.items.term.promise'
  return figure === 'contributions' ? 'control.items.term.contribution' : null
}
