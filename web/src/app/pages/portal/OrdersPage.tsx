import { IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { BULLETIN_KINDS, BULLETIN_LISTS } from '@veche/contract/values/orders.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  BulletinDialog,
  BulletinFiles,
  type BulletinFilters,
  BulletinList,
  bulletinsQuery,
  isWaiting,
  type RenderBulletin,
  useKeptActs,
  withKept,
} from '../../../features/portal/orders/index.ts'
import * as styles from '../../../features/portal/orders/orders.module.css'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { OrdersSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/orders')

const renderBulletin: RenderBulletin = (bulletinId, content, className) => (
  <Link className={className} to="/orders/$bulletinId" params={{ bulletinId }}>
    {content}
  </Link>
)

/** What waits for the reader first: nobody says «не видел». */
export function OrdersPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const filters = useFilters()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    bulletinsQuery(filters),
  )
  const mayWrite = data?.pages[0]?.mayWrite === true
  useSendsLater()
  useHotkeys({ n: mayWrite && (() => setAdding(true)) })
  useEffect(() => {
    // What is read without a line must open without one, also when none was opened before.
    void import('./OrderPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  return (
    <main className={`page ${phone.wraps} ${styles.ordersPage}`}>
      <header className="page-h">
        <h1>{t('common.section.orders')}</h1>
        {data && <BulletinFiles filters={filters} mayWrite={mayWrite} />}
        {mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('orders.create')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      <FilterBar filters={filters} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('orders.loading')} />}
      {data && <Lists filters={filters} bulletins={data.pages.flatMap(({ bulletins }) => bulletins)} />}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('orders.more')}
        </Button>
      )}
      {isAdding && (
        <BulletinDialog
          bulletin={null}
          onClose={() => setAdding(false)}
          onCreated={(bulletinId) => void navigate({ to: '/orders/$bulletinId', params: { bulletinId } })}
        />
      )}
    </main>
  )
}

function useFilters(): BulletinFilters {
  const { list = 'open', kind, search } = route.useSearch()
  return { list, ...(kind && { kind }), ...(search && { search }) }
}

type ListsProps = { filters: BulletinFilters; bulletins: Parameters<typeof BulletinList>[0]['bulletins'] }

function Lists({ filters: { list, search, kind }, bulletins }: ListsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const acts = useKeptActs()
  const isOpen = list === 'open'
  const waiting = isOpen ? bulletins.filter((row) => isWaiting(withKept(row, acts))) : []
  const rest = bulletins.filter((row) => !waiting.includes(row))
  if (bulletins.length === 0 && (search || kind))
    return (
      <NothingFound
        filters={[
          [t('orders.search'), search],
          [t('orders.kinds'), kind && t(`orders.kind.${kind}`)],
        ]}
        onClear={() => void navigate({ to: '/orders', search: { list }, replace: true })}
      />
    )
  if (bulletins.length === 0)
    return (
      <EmptyState
        title={t(isOpen ? 'orders.noneWaits' : 'orders.none')}
        mark={isOpen ? undefined : <IconSpeakerphone className="ic xl" />}
      >
        {t(`orders.noneText.${list}`)}
      </EmptyState>
    )
  return (
    <>
      {waiting.length > 0 && (
        <>
          <h2>{t('orders.waits')}</h2>
          <BulletinList label={t('orders.waits')} bulletins={waiting} renderBulletin={renderBulletin} />
        </>
      )}
      {isOpen && rest.length > 0 && <h2>{t('orders.rest')}</h2>}
      {rest.length > 0 && (
        <BulletinList
          label={t(isOpen ? 'orders.rest' : `orders.list.${list}`)}
          bulletins={rest}
          renderBulletin={renderBulletin}
        />
      )}
    </>
  )
}

function FilterBar({ filters }: { filters: BulletinFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: OrdersSearch) =>
    void navigate({ to: '/orders', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={room.filters}>
      <fieldset className="seg" aria-label={t('orders.lists')}>
        {BULLETIN_LISTS.map((list) => (
          <button key={list} type="button" aria-pressed={list === filters.list} onClick={() => go({ list })}>
            {t(`orders.list.${list}`)}
          </button>
        ))}
      </fieldset>
      <SearchBox
        label={t('orders.search')}
        placeholder={t('orders.searchPlaceholder')}
        value={chosen.search ?? ''}
        onChange={(words) => go({ search: words || undefined })}
      />
      <SelectField
        label={t('orders.kinds')}
        name="kind"
        isLabelHidden
        value={chosen.kind ?? ''}
        onChange={({ target }) => go({ kind: BULLETIN_KINDS.find((kind) => kind === target.value) })}
      >
        <option value="">{t('orders.anyKind')}</option>
        {BULLETIN_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`orders.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
