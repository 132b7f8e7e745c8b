import { IconDownload, IconShield } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { NETWORK_ACT_KINDS, NETWORK_ACT_VIEWS } from '@veche/contract/values/portal/moderation.ts'
import { useTranslation } from 'react-i18next'
import {
  ActFigures,
  ActList,
  type ActsFilter,
  actsQuery,
  type RenderPlace,
} from '../../features/portal/moderation/index.ts'
import * as room from '../../features/portal/room-list.module.css'
import * as phone from '../../features/portal/wraps.module.css'
import { meQuery } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/forms/Field.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import type { RoomSearch } from '../search-params.ts'
import { SectionTabs } from '../shell/SectionTabs.tsx'

const route = getRouteApi('/app/moderation')

/** What was done in networks with words and their authors: by whom, why, until when, and what waits for a second person. */
export function ModerationPage() {
  const { t } = useTranslation()
  const me = useQuery(meQuery).data
  const filter = useFilter()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    ...actsQuery(filter),
    enabled: me?.abilities.seeModeration === true,
  })
  const acts = data?.pages.flatMap((page) => page.acts) ?? []
  const query = new URLSearchParams({ ...filter }).toString()
  return (
    <main className={`page ${phone.wraps}`}>
      <header className="page-h">
        <h1>{t('common.section.moderation')}</h1>
        {acts.length > 0 && (
          <a className="btn" href={`/api/network-acts/export?${query}`} download>
            <IconDownload className="ic" aria-hidden="true" />
            {t('portal.moderation.csv')}
          </a>
        )}
      </header>
      <SectionTabs of="portal" />
      <FilterBar filter={filter} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && me?.abilities.seeModeration && (
        <SkeletonRows label={t('portal.moderation.loading')} />
      )}
      {data && acts.length === 0 && (
        <EmptyState title={t('portal.moderation.none')} mark={<IconShield className="ic xl" />}>
          {t(`portal.moderation.noneText.${filter.view}`)}
        </EmptyState>
      )}
      {acts.length > 0 && (
        <ActList label={t(`portal.moderation.view.${filter.view}`)} acts={acts} renderPlace={renderPlace} />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {me?.abilities.countModeration && <ActFigures />}
    </main>
  )
}

const renderPlace: RenderPlace = ({ incidentId, incidentNumber, chatId, messageId }) => {
  if (chatId)
    return (
      <Link to="/chats/{-$chatId}" params={{ chatId }} search={{ message: messageId }}>
        <ToChat />
      </Link>
    )
  if (!incidentId) return null
  return (
    <Link to="/incident/$incidentId" params={{ incidentId }}>
      <ToQuestion number={incidentNumber} />
    </Link>
  )
}

function ToChat() {
  const { t } = useTranslation()
  return t('portal.moderation.toChat')
}

function ToQuestion({ number }: { number: number | null }) {
  const { t } = useTranslation()
  return t('portal.moderation.toQuestion', { number: number ?? '' })
}

function useFilter(): ActsFilter {
  const chosen = route.useSearch()
  const kind = NETWORK_ACT_KINDS.find((one) => one === chosen.kind)
  const view = NETWORK_ACT_VIEWS.find((one) => one === chosen.view) ?? 'running'
  return { view, ...(kind && { kind }) }
}

function FilterBar({ filter }: { filter: ActsFilter }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: RoomSearch) =>
    void navigate({ to: '/moderation', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={room.filters}>
      <fieldset className="seg" aria-label={t('portal.moderation.views')}>
        {NETWORK_ACT_VIEWS.map((view) => (
          <button key={view} type="button" aria-pressed={view === filter.view} onClick={() => go({ view })}>
            {t(`portal.moderation.view.${view}`)}
          </button>
        ))}
      </fieldset>
      <SelectField
        label={t('portal.moderation.kinds')}
        name="kind"
        isLabelHidden
        value={filter.kind ?? ''}
        onChange={({ target }) => go({ kind: target.value || undefined })}
      >
        <option value="">{t('portal.moderation.anyKind')}</option>
        {NETWORK_ACT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`portal.moderation.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
