import { IconMessage2Question, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { FEEDBACK_KINDS, FEEDBACK_LISTS, FEEDBACK_SORTS } from '@veche/contract/values/portal/feedback.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/feedback/feedback.module.css'
import {
  AskDialog,
  exportUrl,
  type FeedbackFilters,
  KeptThreads,
  type RenderThread,
  ThreadList,
  threadsQuery,
} from '../../../features/portal/feedback/index.ts'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { RoomSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/feedback')

const renderThread: RenderThread = (threadId, content, className) => (
  <Link className={className} to="/feedback/$threadId" params={{ threadId }}>
    {content}
  </Link>
)

/** What is asked of the centre and proposed to it, and beside it the pulse in which nobody is named. */
export function FeedbackPage() {
  const { t } = useTranslation()
  useEffect(() => {
    void import('./FeedbackThreadPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const filters = useFilters()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    threadsQuery(filters),
  )
  const mayWrite = data?.pages[0]?.mayWrite === true
  const threads = data?.pages.flatMap((page) => page.threads) ?? []
  useHotkeys({ n: mayWrite && (() => setAsking(true)) })
  return (
    <main className={`page ${phone.wraps} ${styles.feedbackPage}`}>
      <header className="page-h">
        <h1>{t('common.section.feedback')}</h1>
        <a className="btn no-print" href={exportUrl(filters)} download="">
          {t('feedback.export')}
        </a>
        {mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('feedback.ask')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      <Link className={`panel ${styles.pulseLink}`} to="/feedback/pulse">
        <b className="m">{t('feedback.pulse')}</b>
        <span className="sm muted">{t('feedback.pulseText')}</span>
      </Link>
      <FilterBar filters={filters} />
      <KeptThreads onMend={() => setAsking(true)} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('feedback.loading')} />}
      {data && threads.length === 0 && <Nothing filters={filters} />}
      {threads.length > 0 && (
        <ThreadList
          label={t(`feedback.list.${filters.list}`)}
          threads={threads}
          renderThread={renderThread}
        />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {isAsking && (
        <AskDialog
          onClose={() => setAsking(false)}
          onCreated={(threadId) => void navigate({ to: '/feedback/$threadId', params: { threadId } })}
        />
      )}
    </main>
  )
}

function useFilters(): FeedbackFilters {
  const chosen = route.useSearch()
  const kind = FEEDBACK_KINDS.find((code) => code === chosen.kind)
  const sort = FEEDBACK_SORTS.find((code) => code === chosen.sort)
  const list = FEEDBACK_LISTS.find((code) => code === chosen.list) ?? 'open'
  const { search } = chosen
  return { list, ...(kind && { kind }), ...(sort && { sort }), ...(search && { search }) }
}

function Nothing({ filters: { list, search, kind, sort } }: { filters: FeedbackFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (search || kind)
    return (
      <NothingFound
        filters={[
          [t('feedback.search'), search],
          [t('feedback.kinds'), kind && t(`feedback.kind.${kind}`)],
        ]}
        onClear={() => void navigate({ to: '/feedback', search: { list, sort }, replace: true })}
      />
    )
  return (
    <EmptyState title={t('feedback.none')} mark={<IconMessage2Question className="ic xl" />}>
      {t(`feedback.noneText.${list}`)}
    </EmptyState>
  )
}

function FilterBar({ filters }: { filters: FeedbackFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: RoomSearch) =>
    void navigate({ to: '/feedback', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={room.filters}>
      <fieldset className="seg" aria-label={t('feedback.lists')}>
        {FEEDBACK_LISTS.map((list) => (
          <button key={list} type="button" aria-pressed={list === filters.list} onClick={() => go({ list })}>
            {t(`feedback.list.${list}`)}
          </button>
        ))}
      </fieldset>
      <SearchBox
        label={t('feedback.search')}
        placeholder={t('feedback.searchPlaceholder')}
        value={chosen.search ?? ''}
        onChange={(words) => go({ search: words || undefined })}
      />
      <SelectField
        label={t('feedback.kinds')}
        name="kind"
        isLabelHidden
        value={chosen.kind ?? ''}
        onChange={({ target }) => go({ kind: FEEDBACK_KINDS.find((kind) => kind === target.value) })}
      >
        <option value="">{t('feedback.anyKind')}</option>
        {FEEDBACK_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`feedback.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('feedback.sorts')}
        name="sort"
        isLabelHidden
        value={chosen.sort ?? 'last'}
        onChange={({ target }) => go({ sort: FEEDBACK_SORTS.find((sort) => sort === target.value) })}
      >
        {FEEDBACK_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`feedback.sort.${sort}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
