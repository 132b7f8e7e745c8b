import { IconId } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import {
  PASSPORT_SORTS,
  PASSPORT_STATES,
  REQUIREMENTS,
} from '@veche/contract/values/portal/page-passports.ts'
import { useTranslation } from 'react-i18next'
import {
  exportUrl,
  type PassportFilters,
  PassportList,
  passportsQuery,
  type RenderPassport,
} from '../../../features/portal/page-passports/index.ts'
import * as styles from '../../../features/portal/page-passports/passports.module.css'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { RoomSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/pages')

const renderPassport: RenderPassport = (channelId, content, className) => (
  <Link className={className} to="/pages/$channelId" params={{ channelId }}>
    {content}
  </Link>
)

/** What is to be mended stands first: an auditor has nothing left to ask. */
export function PassportsPage() {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const filters = useFilters()
  const { data, error, refetch } = useQuery(passportsQuery(filters))
  return (
    <main className={`page ${phone.wraps} ${styles.passportsPage}`}>
      <header className="page-h">
        <h1>{t('common.section.passports')}</h1>
        <span className="row g2 no-print">
          <a className="btn" href={exportUrl(filters)} download>
            {t('passports.export')}
          </a>
          <Button look="quiet" className={styles.print} onClick={() => window.print()}>
            {t('passports.print')}
          </Button>
        </span>
      </header>
      <SectionTabs of="portal" />
      <FilterBar filters={filters} counts={data?.counts} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('passports.loading')} />}
      {data && data.withoutPage.length > 0 && (
        <Notice state="attention" title={t('passports.withoutPage')}>
          {data.withoutPage.map((code) => municipalityName(code)).join(', ')}
        </Notice>
      )}
      {data && data.passports.length === 0 && <Nothing filters={filters} />}
      {data && data.passports.length > 0 && (
        <PassportList
          label={t('common.section.passports')}
          passports={data.passports}
          renderPassport={renderPassport}
        />
      )}
    </main>
  )
}

function useFilters(): PassportFilters {
  const chosen = route.useSearch()
  const state = PASSPORT_STATES.find((code) => code === chosen.state)
  const requirement = REQUIREMENTS.find((code) => code === chosen.requirement)
  const sort = PASSPORT_SORTS.find((code) => code === chosen.sort)
  const { municipality, search } = chosen
  return {
    ...(state && { state }),
    ...(requirement && { requirement }),
    ...(municipality && { municipalityCode: municipality }),
    ...(sort && { sort }),
    ...(search && { search }),
  }
}

function Nothing({ filters }: { filters: PassportFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { municipalityName } = useDirectory()
  const { state, requirement, municipalityCode: place, search, sort } = filters
  if (state || requirement || place || search)
    return (
      <NothingFound
        filters={[
          [t('passports.states'), state && t(`passports.state.${state}`)],
          [t('passports.search'), search],
          [t('passports.places'), place && municipalityName(place)],
          [t('passports.requirements'), requirement && t(`passports.requirement.${requirement}`)],
        ]}
        onClear={() => void navigate({ to: '/pages', search: { sort }, replace: true })}
      />
    )
  return (
    <EmptyState title={t('passports.none')} mark={<IconId className="ic xl" />}>
      {t('passports.noneText')}
    </EmptyState>
  )
}

type BarProps = {
  filters: PassportFilters
  counts: Record<(typeof PASSPORT_STATES)[number], number> | undefined
}

function FilterBar({ filters, counts }: BarProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const go = (changes: RoomSearch) =>
    void navigate({ to: '/pages', search: { ...chosen, ...changes }, replace: true })
  return (
    <div className={`${room.filters} no-print`}>
      <fieldset className="seg" aria-label={t('passports.states')}>
        <button
          type="button"
          aria-pressed={filters.state === undefined}
          onClick={() => go({ state: undefined })}
        >
          {t('passports.anyState')}
        </button>
        {PASSPORT_STATES.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={state === filters.state}
            onClick={() => go({ state })}
          >
            {t(`passports.state.${state}`)} {counts && number(counts[state])}
          </button>
        ))}
      </fieldset>
      <SearchBox
        label={t('passports.search')}
        placeholder={t('passports.searchPlaceholder')}
        value={chosen.search ?? ''}
        onChange={(words) => go({ search: words || undefined })}
      />
      <SelectField
        label={t('passports.places')}
        name="municipality"
        isLabelHidden
        value={chosen.municipality ?? ''}
        onChange={({ target }) => go({ municipality: target.value || undefined })}
      >
        <option value="">{t('passports.anyPlace')}</option>
        {directory.municipalities.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('passports.requirements')}
        name="requirement"
        isLabelHidden
        value={chosen.requirement ?? ''}
        onChange={({ target }) => go({ requirement: REQUIREMENTS.find((code) => code === target.value) })}
      >
        <option value="">{t('passports.anyRequirement')}</option>
        {REQUIREMENTS.map((code) => (
          <option key={code} value={code}>
            {t(`passports.requirement.${code}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('passports.sorts')}
        name="sort"
        isLabelHidden
        value={chosen.sort ?? 'state'}
        onChange={({ target }) => go({ sort: PASSPORT_SORTS.find((sort) => sort === target.value) })}
      >
        {PASSPORT_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`passports.sort.${sort}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
