import { IconMessageQuestion, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { FAKE_LISTS } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FakeList as ListCode } from '../../features/fakes/codes.ts'
import { fakesQuery } from '../../features/fakes/fakes.queries.ts'
import * as styles from '../../features/fakes/list/fakes-page.module.css'
import { FakeList, Figures, type RenderFake } from '../../features/fakes/list/index.ts'
import { NewFakeDialog } from '../../features/fakes/signal/index.ts'
import { useDirectory } from '../../lib/directory.ts'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import { usePaged } from '../../lib/queries/paged-query.ts'
import { meQuery } from '../../lib/session.ts'
import { countWords } from '../../lib/words/names.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/forms/Field.tsx'
import { NothingFound } from '../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'
import type { FakesSearch } from '../search-params.ts'

const route = getRouteApi('/app/fakes')

const renderFake: RenderFake = (fakeId, content, className) => (
  <Link className={className} to="/fakes/$fakeId" params={{ fakeId }}>
    {content}
  </Link>
)

/** All cards the reader may see, in five lists; what they came to stands beside. */
export function FakesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { place } = route.useSearch()
  const me = useQuery(meQuery).data
  const [isAdding, setAdding] = useState(false)
  const canWork = me?.abilities.signalFakes === true
  useHotkeys({ n: canWork && (() => setAdding(true)) })
  if (!me) return null
  if (!me.abilities.seeFakes) return <NotFound isPage />
  return (
    <main className={`page ${styles.fakesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.fakes')}</h1>
        {canWork && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('fakes.form.create')}
          </Button>
        )}
      </header>
      <div className={styles.columns}>
        <Lists />
        <Figures municipalityCode={place} />
      </div>
      {isAdding && (
        <NewFakeDialog
          onClose={() => setAdding(false)}
          onCreated={(fakeId) => void navigate({ to: '/fakes/$fakeId', params: { fakeId } })}
        />
      )}
    </main>
  )
}

function Lists() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { municipalityName } = useDirectory()
  const search = route.useSearch()
  const { list = 'open', place, search: words } = search
  const query = usePaged(
    fakesQuery({ list, ...(place && { municipalityCode: place }), ...(words && { search: words }) }),
  )
  const { rows, head, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const isFiltered = Boolean(place || words)
  return (
    <section className={styles.mainColumn} aria-label={t('common.section.fakes')}>
      <ListBar list={list} counts={head?.counts ?? null} />
      {error && !rows && <ErrorNotice error={error} onRetry={refetch} />}
      {!rows && !error && <SkeletonRows label={t('fakes.loading')} />}
      {rows?.length === 0 &&
        (isFiltered ? (
          <NothingFound
            filters={[
              [t('fakes.search'), words],
              [t('fakes.form.municipality'), place && municipalityName(place)],
            ]}
            onClear={() => void navigate({ to: '/fakes', search: { list }, replace: true })}
          />
        ) : (
          <EmptyState title={t(`fakes.empty.${list}`)} mark={<IconMessageQuestion className="ic xl" />}>
            {t(`fakes.emptyText.${list}`)}
          </EmptyState>
        ))}
      {rows && rows.length > 0 && (
        <FakeList label={t(`fakes.list.${list}`)} fakes={rows} renderFake={renderFake} />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  )
}

type BarProps = { list: ListCode; counts: Partial<Record<ListCode, number>> | null }

function ListBar({ list, counts }: BarProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const search = route.useSearch()
  const go = (changes: FakesSearch) =>
    void navigate({ to: '/fakes', search: { ...search, ...changes }, replace: true })
  return (
    <div className={styles.filterBar}>
      <fieldset className="seg" aria-label={t('fakes.lists')}>
        {FAKE_LISTS.map((code) => (
          <button key={code} type="button" aria-pressed={code === list} onClick={() => go({ list: code })}>
            {t(`fakes.list.${code}`)} <b className="m">{countWords(counts?.[code], number)}</b>
          </button>
        ))}
      </fieldset>
      <div className={styles.search}>
        <SearchBox
          label={t('fakes.search')}
          placeholder={t('fakes.searchPlaceholder')}
          value={search.search ?? ''}
          onChange={(words) => go({ search: words || undefined })}
        />
        <SelectField
          label={t('fakes.form.municipality')}
          name="place"
          isLabelHidden
          value={search.place ?? ''}
          onChange={({ target }) => go({ place: target.value || undefined })}
        >
          <option value="">{t('fakes.allPlaces')}</option>
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
