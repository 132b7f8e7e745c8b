import { IconAward, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PRACTICE_LISTS, PRACTICE_SORTS } from '@veche/contract/values/portal/practices.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ImportPracticesDialog,
  PracticeDialog,
  type PracticeFilters,
  PracticeList,
  practicesFileHref,
  practicesQuery,
  type RenderPractice,
} from '../../../features/portal/practices/index.ts'
import * as styles from '../../../features/portal/practices/practices.module.css'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useDirectory } from '../../../lib/directory.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FilesMenu } from '../../../ui/lists/FilesMenu.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { RoomSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/practices')

const renderPractice: RenderPractice = (practiceId, content, className) => (
  <Link className={className} to="/practices/$practiceId" params={{ practiceId }}>
    {content}
  </Link>
)

/** Proof in place of presentation: the best of the quarter stands first. */
export function PracticesPage() {
  const { t } = useTranslation()
  useEffect(() => {
    void import('./PracticePage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const filters = useFilters()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    practicesQuery(filters),
  )
  const first = data?.pages[0]
  const practices = data?.pages.flatMap((page) => page.practices) ?? []
  const isPlain = Object.keys(filters).length === 1
  const places = first?.mayWriteIn ?? []
  const mayWrite = places.length > 0
  useHotkeys({ n: mayWrite && (() => setAdding(true)) })
  return (
    <main className={`page ${phone.wraps} ${styles.practicesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.practices')}</h1>
        {first && (
          <FilesMenu
            csv={practicesFileHref('csv', filters)}
            markdown={practicesFileHref('markdown', filters)}
            load={
              mayWrite ? { label: t('practices.import.title'), onSelect: () => setImporting(true) } : null
            }
          />
        )}
        {mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('practices.create')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      <FilterBar filters={filters} mayApprove={first?.mayApprove === true} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('practices.loading')} />}
      {first && isPlain && first.best.length > 0 && (
        <>
          <h2>{t('practices.best')}</h2>
          <PracticeList label={t('practices.best')} practices={first.best} renderPractice={renderPractice} />
          <h2>{t('practices.all')}</h2>
        </>
      )}
      {data && practices.length === 0 && <Nothing filters={filters} />}
      {practices.length > 0 && (
        <PracticeList
          label={t(`practices.list.${filters.list}`)}
          practices={practices}
          renderPractice={renderPractice}
        />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {isImporting && <ImportPracticesDialog onClose={() => setImporting(false)} />}
      {isAdding && (
        <PracticeDialog
          practice={null}
          places={places}
          onClose={() => setAdding(false)}
          onCreated={(practiceId) => void navigate({ to: '/practices/$practiceId', params: { practiceId } })}
        />
      )}
    </main>
  )
}

function useFilters(): PracticeFilters {
  const chosen = route.useSearch()
  const list = PRACTICE_LISTS.find((code) => code === chosen.list) ?? 'published'
  const sort = PRACTICE_SORTS.find((code) => code === chosen.sort)
  const { group, search } = chosen
  return { list, ...(group && { groupCode: group }), ...(sort && { sort }), ...(search && { search }) }
}

function Nothing({ filters: { list, sort, search, groupCode } }: { filters: PracticeFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { directory } = useDirectory()
  if (search || groupCode)
    return (
      <NothingFound
        filters={[
          [t('practices.search'), search],
          [
            t('practices.groups'),
            directory.topicGroups.find(({ code }) => code === groupCode)?.name ?? groupCode,
          ],
        ]}
        onClear={() => void navigate({ to: '/practices', search: { list, sort }, replace: true })}
      />
    )
  return (
    <EmptyState title={t('practices.none')} mark={<IconAward className="ic xl" />}>
      {t(`practices.noneText.${list}`)}
    </EmptyState>
  )
}

function FilterBar({ filters, mayApprove }: { filters: PracticeFilters; mayApprove: boolean }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: RoomSearch) =>
    void navigate({ to: '/practices', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={room.filters}>
      <fieldset className="seg" aria-label={t('practices.lists')}>
        {PRACTICE_LISTS.filter((list) => list !== 'waiting' || mayApprove).map((list) => (
          <button key={list} type="button" aria-pressed={list === filters.list} onClick={() => go({ list })}>
            {t(`practices.list.${list}`)}
          </button>
        ))}
      </fieldset>
      <SearchBox
        label={t('practices.search')}
        placeholder={t('practices.searchPlaceholder')}
        value={chosen.search ?? ''}
        onChange={(words) => go({ search: words || undefined })}
      />
      <SelectField
        label={t('practices.groups')}
        name="group"
        isLabelHidden
        value={chosen.group ?? ''}
        onChange={({ target }) => go({ group: target.value || undefined })}
      >
        <option value="">{t('practices.anyGroup')}</option>
        {directory.topicGroups.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('practices.sorts')}
        name="sort"
        isLabelHidden
        value={chosen.sort ?? 'last'}
        onChange={({ target }) => go({ sort: PRACTICE_SORTS.find((sort) => sort === target.value) })}
      >
        {PRACTICE_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`practices.sort.${sort}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
