import { IconFilter, IconSearch } from '@tabler/icons-react'
import type { CountersResponse } from '@veche/contract/incidents.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkStart } from '../../../features/desk/bulk/bulk-form.ts'
import { useWriters } from '../../../features/desk/presence/use-writers.ts'
import { FilterBar } from '../../../features/incidents/filter/index.ts'
import { IncidentList, QueueSelect, type useIncidentList } from '../../../features/incidents/list/index.ts'
import { BurstOffer } from '../../../features/incidents/merging/index.ts'
import { TWO_PAGES, useMedia } from '../../../lib/browser/media.ts'
import { countConditions, valuesOf, withValues } from '../../../lib/incidents/incident-filter.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { ALL, countWords, type DeskQueue } from '../../../lib/words/names.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { DeskSearch } from '../../search-params.ts'
import { AsideRows, type Folded } from './AsideRows.tsx'
import * as styles from './desk-page.module.css'
import { toFilter } from './queues/desk-views.ts'
import { StandingFilter } from './queues/StandingFilter.tsx'

const LikelyIncidents = lazyPart(
  'LikelyIncidents',
  () => import('../../../features/incidents/likely/index.ts'),
)
const SearchNotes = lazyPart('SearchNotes', () => import('../../../features/incidents/list/SearchNotes.tsx'))

type Props = {
  queue: DeskQueue
  search: DeskSearch
  /** Of the view that is open; null where none is. */
  viewName: string | null
  selected: readonly string[]
  onSelect: (incidentId: string) => void
  onClearSelection: () => void
  onBulk: (start: BulkStart | null) => void
  /** Asked for in words of its own: no key and no lost choice leads here. */
  onBulkFilter: () => void
  onMerge: () => void
  onSaveView: () => void
  /** Writes a question down by hand; null where the reader may not. */
  onRecord: (() => void) | null
  list: ReturnType<typeof useIncidentList>
  /** Rows of the list that the reader put aside. */
  folded: readonly Folded[]
  counts: CountersResponse['queues'] | undefined
  currentId: string | null
  /** The row that the page leads to by itself. */
  ledToId: string | null
  onArrow: (from: string, by: 1 | -1) => void
  hrefOf: (incidentId: string) => string
  onOpen: (incidentId: string) => void
  onSearch: (search: DeskSearch) => void
  onQueue: (queue: DeskQueue) => void
  /** Looks with the same filter in all queues. */
  onEverywhere: () => void
}

export function DeskList(props: Props) {
  const { queue, search, list, onSearch } = props
  const { t } = useTranslation()
  const { number } = useFormat()
  const isTwoPages = useMedia(TWO_PAGES)
  const [isFilterOpen, setFilterOpen] = useState(countConditions(search) > 0)
  const chosen = countConditions(search)
  // What a filter or words leave out is not offered over it; the questions of a burst itself are such a filter.
  const shownIds = valuesOf(search, 'id')
  const isBurstShown =
    (queue === 'new' || queue === ALL) && !search.search && (chosen === 0 || shownIds.length > 0)
  const total = queue === ALL ? undefined : props.counts?.[queue]?.total
  return (
    <section className={`${styles.listColumn} print-whole`} aria-label={t('incidents.list')}>
      <div className={styles.listHeading}>
        {isTwoPages ? (
          <QueueSelect
            queue={queue}
            viewName={props.viewName}
            counts={props.counts}
            onChange={props.onQueue}
          />
        ) : (
          <h1>{props.viewName ?? t(`incidents.queue.${queue}`)}</h1>
        )}
        {chosen === 0 && !search.search && total !== undefined && !isTwoPages && (
          <span className="muted">{countWords(total, number)}</span>
        )}
        <Button
          look="quiet"
          size="s"
          className="end no-print"
          icon={<IconFilter className="ic" aria-hidden="true" />}
          aria-expanded={isFilterOpen}
          onClick={() => setFilterOpen(!isFilterOpen)}
        >
          {chosen > 0 ? t('incidents.filter.count', { count: chosen }) : t('incidents.filter.title')}
        </Button>
        {props.onRecord && (
          <Button size="s" className="no-print" onClick={props.onRecord}>
            {t('incidents.record')}
          </Button>
        )}
        <SearchBox
          label={t('incidents.search')}
          placeholder={t('incidents.searchPlaceholder')}
          value={search.search ?? ''}
          onChange={(q) => onSearch(withWords(search, q))}
        />
      </div>
      {isFilterOpen && <FilterBar filters={search} onChange={onSearch} />}
      {!isFilterOpen && <StandingFilter filters={search} onChange={onSearch} />}
      <div className={`${styles.selectionBar} no-print`}>
        {props.selected.length > 0 ? (
          <SelectionBar {...props} />
        ) : (
          <>
            {(chosen > 0 || search.search) && (
              <Button size="s" look="quiet" keys="V" onClick={props.onSaveView}>
                {t('desk.save.open')}
              </Button>
            )}
            <Button size="s" look="quiet" className="end" onClick={props.onBulkFilter}>
              {t('desk.bulk.button')}
            </Button>
          </>
        )}
      </div>
      {isBurstShown && (
        <BurstOffer
          shownIds={shownIds}
          onOpen={props.onOpen}
          onShow={(ids) => {
            setFilterOpen(true)
            onSearch(withValues({}, 'id', ids))
          }}
        />
      )}
      {list.waitingCount > 0 && (
        <Button size="s" className={styles.waiting} keys="N" onClick={list.showWaiting}>
          {t('incidents.showNew', { count: list.waitingCount })}
        </Button>
      )}
      {search.search && (list.isCut || list.also.length > 0) && (
        <div className={styles.searchNotes}>
          <Suspense>
            <SearchNotes
              words={search.search}
              isCut={list.isCut}
              also={list.also}
              onSearch={(words) => onSearch(withWords(search, words))}
            />
          </Suspense>
        </div>
      )}
      <Rows {...props} />
      <AsideRows
        rows={props.folded}
        currentId={props.currentId}
        hrefOf={props.hrefOf}
        onOpen={props.onOpen}
      />
      <div className={`${styles.keysLegend} no-print`} aria-hidden="true">
        <Kbd keys="J" />
        <Kbd keys="K" />
        <span>{t('incidents.keys.list')}</span>
        <Kbd keys="/" />
        <span>{t('incidents.keys.search')}</span>
        <Kbd keys="?" />
        <span>{t('incidents.keys.all')}</span>
      </div>
    </section>
  )
}

const BAR: readonly { key: string; start: BulkStart }[] = [
  { key: 'Enter', start: { type: 'accept' } },
  { key: 'D', start: { type: 'dismiss' } },
  { key: 'T', start: { type: 'classify', focus: 'topic' } },
  { key: 'G', start: { type: 'classify', focus: 'place' } },
  { key: 'B', start: { type: 'assign' } },
]

/** What can be done with the chosen rows, each with its key. */
function SelectionBar({ selected, onBulk, onMerge, onClearSelection }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.selectionActs} aria-label={t('desk.bulk.titleSelected')}>
      <b className="sm nw">{t('desk.bulk.selected', { count: selected.length })}</b>
      {BAR.map(({ key, start }) => (
        <Button key={key} size="s" look="quiet" keys={key} onClick={() => onBulk(start)}>
          {t(`desk.bulk.short.${start.focus ?? start.type}`)}
        </Button>
      ))}
      {selected.length > 1 && (
        <Button size="s" look="quiet" keys="M" onClick={onMerge}>
          {t('work.merge.submit')}
        </Button>
      )}
      <Button size="s" look="quiet" onClick={() => onBulk(null)}>
        {t('desk.bulk.other')}
      </Button>
      <Button size="s" look="quiet" keys="Esc" onClick={onClearSelection}>
        {t('desk.bulk.clear')}
      </Button>
    </fieldset>
  )
}

function Rows(props: Props) {
  const { queue, search, list, selected, currentId, hrefOf, onOpen, onSelect, onSearch } = props
  const { t } = useTranslation()
  const writersOf = useWriters()
  if (list.isPending) return <SkeletonRows label={t('incidents.loading')} />
  if (list.error && list.rows.length === 0) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  if (list.rows.length > 0) {
    return (
      <IncidentList
        rows={list.rows}
        hasMore={list.hasNextPage}
        currentId={currentId}
        ledToId={props.ledToId}
        onArrow={props.onArrow}
        selected={selected}
        onSelect={onSelect}
        writersOf={writersOf}
        hrefOf={hrefOf}
        onOpen={onOpen}
        onEnd={list.loadMore}
      />
    )
  }
  if (search.search || countConditions(search) > 0) {
    return (
      <>
        <EmptyState
          title={
            search.search
              ? t('incidents.empty.search', { words: search.search })
              : t('incidents.empty.filter')
          }
          mark={<IconSearch className="ic xl" />}
          actions={
            <>
              {queue !== ALL && (
                <Button look="primary" onClick={props.onEverywhere}>
                  {t('incidents.empty.everywhere')}
                </Button>
              )}
              <Button onClick={() => onSearch({})}>{t('incidents.empty.reset')}</Button>
            </>
          }
        >
          {props.viewName
            ? t('incidents.empty.whereView', { name: props.viewName })
            : t('incidents.empty.where', { queue: t(`incidents.queue.${queue}`) })}
        </EmptyState>
        {search.search && (
          <Suspense>
            <LikelyIncidents filters={toFilter(queue, search)} hrefOf={hrefOf} onOpen={onOpen} />
          </Suspense>
        )}
      </>
    )
  }
  return (
    <EmptyState title={t(`incidents.empty.queue.${queue}`)}>{t('incidents.empty.willAppear')}</EmptyState>
  )
}

function withWords({ search: _old, ...rest }: DeskSearch, words: string): DeskSearch {
  return words === '' ? rest : { ...rest, search: words }
}
