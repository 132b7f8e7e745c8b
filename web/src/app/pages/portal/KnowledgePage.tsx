import { IconBook, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ArticleDialog,
  ArticleFiles,
  type ArticleFilters,
  ArticleList,
  articlesQuery,
  type RenderArticle,
} from '../../../features/portal/knowledge/index.ts'
import * as styles from '../../../features/portal/knowledge/knowledge.module.css'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useDirectory } from '../../../lib/directory.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { ARTICLE_LISTS, type KnowledgeSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/knowledge')

const renderArticle: RenderArticle = (articleId, content, className) => (
  <Link className={className} to="/knowledge/$articleId" params={{ articleId }}>
    {content}
  </Link>
)

/** What is known: found by words first, as one asks a colleague. */
export function KnowledgePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const filters = useFilters()
  const { data, error, refetch } = useQuery(articlesQuery(filters))
  useEffect(() => {
    void import('./ArticlePage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const mayWrite = data?.mayWrite === true
  useHotkeys({ n: mayWrite && (() => setAdding(true)) })
  return (
    <main className={`page ${phone.wraps} ${styles.knowledgePage}`}>
      <header className="page-h">
        <h1>{t('common.section.knowledge')}</h1>
        <PrintButton />
        <ArticleFiles filters={filters} mayWrite={mayWrite} />
        {mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('portal.create')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      <FilterBar filters={filters} counts={data?.counts ?? null} mayWrite={mayWrite} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('portal.loading')} />}
      <p role="status" className="sm muted">
        {data && t('portal.found', { count: data.count })}
      </p>
      {data && data.articles.length === 0 && <Nothing filters={filters} />}
      {data && data.articles.length > 0 && (
        <ArticleList
          label={t('common.section.knowledge')}
          articles={data.articles}
          renderArticle={renderArticle}
        />
      )}
      {isAdding && (
        <ArticleDialog
          article={null}
          onClose={() => setAdding(false)}
          onCreated={(articleId) => void navigate({ to: '/knowledge/$articleId', params: { articleId } })}
        />
      )}
    </main>
  )
}

function useFilters(): ArticleFilters {
  const { list = 'published', group, place, search } = route.useSearch()
  return {
    state: list,
    ...(group && { groupCode: group }),
    ...(place && { municipalityCode: place }),
    ...(search && { search }),
  }
}

function Nothing({ filters: { state, groupCode, municipalityCode, search } }: { filters: ArticleFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { directory, municipalityName } = useDirectory()
  if (search || groupCode || municipalityCode)
    return (
      <NothingFound
        filters={[
          [t('portal.search'), search],
          [
            t('portal.group'),
            directory.topicGroups.find(({ code }) => code === groupCode)?.name ?? groupCode,
          ],
          [t('portal.place'), municipalityCode && municipalityName(municipalityCode)],
        ]}
        onClear={() => void navigate({ to: '/knowledge', search: { list: state }, replace: true })}
      />
    )
  return (
    <EmptyState title={t('portal.none')} mark={<IconBook className="ic xl" />}>
      {t('portal.noneHere')}
    </EmptyState>
  )
}

type BarProps = {
  filters: ArticleFilters
  counts: Readonly<Record<string, number>> | null
  mayWrite: boolean
}

function FilterBar({ filters, counts, mayWrite }: BarProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: KnowledgeSearch) =>
    void navigate({ to: '/knowledge', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={`${room.filters} no-print`}>
      <SearchBox
        label={t('portal.search')}
        placeholder={t('portal.searchPlaceholder')}
        value={chosen.search ?? ''}
        onChange={(words) => go({ search: words || undefined })}
      />
      <SelectField
        label={t('portal.group')}
        name="group"
        isLabelHidden
        value={chosen.group ?? ''}
        onChange={({ target }) => go({ group: target.value || undefined })}
      >
        <option value="">{t('portal.anyGroup')}</option>
        {directory.topicGroups.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {mayWrite && (
        <fieldset className="seg" aria-label={t('portal.lists')}>
          {ARTICLE_LISTS.map((list) => (
            <button
              key={list}
              type="button"
              aria-pressed={list === filters.state}
              onClick={() => go({ list })}
            >
              {t(`portal.list.${list}`)} <b className="m">{counts ? number(counts[list] ?? 0) : ''}</b>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
