import { useInfiniteQuery } from '@tanstack/react-query'
import type { BoardResponse } from '@veche/contract/control.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import * as styles from './BoardItems.module.css'
import { BoardItem } from './BoardItems.tsx'
import { allLate } from './columns.ts'
import { boardItemsQuery, type Figure } from './control.queries.ts'
import type { RenderFigure, RenderIncident } from './render-links.ts'

const SHOWN = 5

type Props = {
  board: BoardResponse
  renderFigure: RenderFigure
  renderIncident: RenderIncident
  /** Of each kind. */
  most?: number
  /** What can be done about what is late. */
  afterLate?: ReactNode
}

/** On a phone the words come before the figures: what is late, as the residents wrote it, and what was promised. */
export function FirstThings({
  board: { asOf },
  renderFigure,
  renderIncident,
  most = SHOWN,
  afterLate,
}: Props) {
  return (
    <>
      <Things
        name="late"
        figure={{ figure: 'work', ...allLate(asOf) }}
        {...{ renderFigure, renderIncident, most }}
      >
        {afterLate}
      </Things>
      <Things name="promises" figure={{ figure: 'promises' }} {...{ renderFigure, renderIncident, most }} />
    </>
  )
}

type ThingsProps = {
  name: 'late' | 'promises'
  figure: Figure
  renderFigure: RenderFigure
  renderIncident: RenderIncident
  most: number
  children?: ReactNode
}

function Things({ name, figure, renderFigure, renderIncident, most, children }: ThingsProps) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(boardItemsQuery(figure))
  const items = query.data ?? []
  const heading = `brd-first-${name}`
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="ph">
        <h2 id={heading} className="grow">
          {t(`control.first.${name}`)}
        </h2>
        {items.length > most && renderFigure(figure, t('control.first.all'))}
      </div>
      {name === 'late' && <p className="pad xs muted">{t('control.first.lateText')}</p>}
      {query.isPending && <SkeletonRows label={t('control.loading')} />}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data && items.length === 0 && <p className="pad muted">{t(`control.first.${name}None`)}</p>}
      <ul className={styles.boardItems}>
        {items.slice(0, most).map((item) => (
          <li key={`${item.incidentId} ${item.at}`}>
            <BoardItem item={item} figure={figure} renderIncident={renderIncident} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
