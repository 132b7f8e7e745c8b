import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CountersResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { viewsQuery } from '../../../../features/desk/desk.queries.ts'
import { ViewsNav } from '../../../../features/desk/views/ViewsNav.tsx'
import { QueueNav } from '../../../../features/incidents/list/index.ts'
import type { DeskQueue } from '../../../../lib/words/names.ts'
import * as styles from '../../../../ui/lists/rail.module.css'
import { type DeskSearch, deskSearch } from '../../../search-params.ts'
import { isSameView, queueOf, searchOfQueue } from './desk-views.ts'

const LINK = '/desk/$queue/{-$incidentId}'

type Props = {
  queue: DeskQueue
  search: DeskSearch
  counts: CountersResponse['queues'] | undefined
  children?: ReactNode
}

/** Queues and saved views as links. A queue keeps the filter that a person set by hand, never that of a view. */
export function DeskQueues({ queue, search, counts, children }: Props) {
  const views = useQuery(viewsQuery).data?.views ?? []
  const kept = searchOfQueue(views, queue, search)
  return (
    <QueueNav
      current={queue}
      counts={counts}
      renderLink={(to, content, isCurrent) => (
        <Link
          className={styles.railEntry}
          to={LINK}
          params={{ queue: to, incidentId: undefined }}
          search={kept}
          aria-current={isCurrent ? 'page' : undefined}
        >
          {content}
        </Link>
      )}
    >
      <ViewsNav
        isCurrent={(view) => isSameView(view, queue, search)}
        renderLink={(view, content, isCurrent) => (
          <Link
            className={styles.railEntry}
            to={LINK}
            params={{ queue: queueOf(view), incidentId: undefined }}
            search={deskSearch(view.filter)}
            aria-current={isCurrent ? 'page' : undefined}
          >
            {content}
          </Link>
        )}
      />
      {children}
    </QueueNav>
  )
}
