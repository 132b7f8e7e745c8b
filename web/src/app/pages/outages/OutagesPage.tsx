import { IconBolt, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { OUTAGE_KINDS, OUTAGE_STATES } from '@veche/contract/values/outages.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OutageDialog } from '../../../features/outages/entry/OutageDialog.tsx'
import { OutageList, type RenderOutage } from '../../../features/outages/list/OutageList.tsx'
import * as styles from '../../../features/outages/outages.module.css'
import {
  type OutageFilters,
  type OutageState,
  outagesQuery,
} from '../../../features/outages/outages.queries.ts'
import { SheetMenu } from '../../../features/outages/sheet/SheetMenu.tsx'
import { useDirectory } from '../../../lib/directory.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { usePaged } from '../../../lib/queries/paged-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { countWords } from '../../../lib/words/names.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, NotFound, SkeletonRows } from '../../../ui/query-states.tsx'
import type { OutagesSearch } from '../../search-params.ts'

const OutagesMap = lazyPart('OutagesMap', () => import('./OutagesMap.tsx'))
const route = getRouteApi('/app/outages')

const renderOutage: RenderOutage = (outageId, content, className) => (
  <Link className={className} to="/outages/$outageId" params={{ outageId }}>
    {content}
  </Link>
)

/** Outages and works that the reader may see, in four lists. */
export function OutagesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useQuery(meQuery).data
  const [isAdding, setAdding] = useState(false)
  const filters = useFilters()
  const canEnter = me?.abilities.enterOutages === true
  useHotkeys({ n: canEnter && (() => setAdding(true)) })
  if (!me) return null
  if (!me.abilities.seeOutages) return <NotFound isPage />
  return (
    <main className={`page ${styles.outagesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.outages')}</h1>
        <SheetMenu filters={filters} canEnter={canEnter} />
        {canEnter && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('outages.create')}
          </Button>
        )}
      </header>
      <Lists filters={filters} />
      {isAdding && (
        <OutageDialog
          outage={null}
          me={me}
          onClose={() => setAdding(false)}
          onSaved={(outageId) => void navigate({ to: '/outages/$outageId', params: { outageId } })}
        />
      )}
    </main>
  )
}

function useFilters(): OutageFilters {
  const { state = 'in_force', kind, place, search } = route.useSearch()
  return {
    state,
    ...(kind && { kind }),
    ...(place && { municipalityCode: place }),
    ...(search && { search }),
  }
}

function Lists({ filters }: { filters: OutageFilters }) {
  const { t } = useTranslation()
  const query = usePaged(outagesQuery(filters))
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const { state } = filters
  const { rows, head, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const { municipalityName } = useDirectory()
  const { kind, municipalityCode: place, search } = filters
  return (
    <section className={styles.mainColumn} aria-label={t('common.section.outages')}>
      <FilterBar state={state} counts={head?.counts ?? null} />
      {error && !rows && <ErrorNotice error={error} onRetry={refetch} />}
      {!rows && !error && <SkeletonRows label={t('outages.loading')} />}
      {rows?.length === 0 &&
        (kind || place || search ? (
          <NothingFound
            filters={[
              [t('outages.search'), search],
              [t('outages.form.kind'), kind && t(`outages.kind.${kind}`)],
              [t('outages.form.municipalityCode'), place && municipalityName(place)],
            ]}
            onClear={() => void navigate({ to: '/outages', search: { state }, replace: true })}
          />
        ) : (
          <EmptyState title={t(`outages.empty.${state}`)} mark={<IconBolt className="ic xl" />}>
            {t(`outages.emptyText.${state}`)}
          </EmptyState>
        ))}
      {rows && rows.length > 0 && (
        <Suspense fallback={null}>
          <OutagesMap
            {...{ outages: rows, isPart: hasNextPage, chosen: filters.municipalityCode }}
            onPlace={(place) =>
              void navigate({ to: '/outages', search: { ...chosen, place }, replace: true })
            }
          />
        </Suspense>
      )}
      {rows && rows.length > 0 && (
        <OutageList label={t(`outages.list.${state}`)} outages={rows} renderOutage={renderOutage} />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  )
}

type BarProps = { state: OutageState; counts: Partial<Record<OutageState, number>> | null }

function FilterBar({ state, counts }: BarProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: OutagesSearch) =>
    void navigate({ to: '/outages', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={styles.filterBar}>
      <fieldset className="seg" aria-label={t('outages.lists')}>
        {OUTAGE_STATES.map((code) => (
          <button key={code} type="button" aria-pressed={code === state} onClick={() => go({ state: code })}>
            {t(`outages.list.${code}`)} <b className="m">{countWords(counts?.[code], number)}</b>
          </button>
        ))}
      </fieldset>
      <div className={styles.search}>
        <SearchBox
          label={t('outages.search')}
          placeholder={t('outages.searchPlaceholder')}
          value={chosen.search ?? ''}
          onChange={(words) => go({ search: words || undefined })}
        />
        <SelectField
          label={t('outages.form.kind')}
          name="kind"
          isLabelHidden
          value={chosen.kind ?? ''}
          onChange={({ target }) => go({ kind: OUTAGE_KINDS.find((kind) => kind === target.value) })}
        >
          <option value="">{t('outages.anyKind')}</option>
          {OUTAGE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`outages.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('outages.form.municipalityCode')}
          name="place"
          isLabelHidden
          value={chosen.place ?? ''}
          onChange={({ target }) => go({ place: target.value || undefined })}
        >
          <option value="">{t('outages.anyPlace')}</option>
          {directory.municipalities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  )
}
