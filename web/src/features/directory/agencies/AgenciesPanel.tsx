import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { DirectoryTable } from '../DirectoryTable.tsx'
import type { AgencyRow, Book } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import type { TableSearch } from '../table-search.ts'
import { AgenciesBulk } from './AgenciesBulk.tsx'
import { AgencyDialog } from './AgencyDialog.tsx'
import { AgencyStaffDialog } from './AgencyStaffDialog.tsx'
import { useAgencyFilter } from './use-agency-filter.tsx'

type Props = {
  book: Book
  /** Accounts belong to another part of the product; the page joins them. */
  addPerson: (agencyCode: string, onClose: () => void) => ReactNode
  search: TableSearch
  onSearch: (search: TableSearch) => void
}

export function AgenciesPanel({ book, addPerson, search, onSearch }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<AgencyRow | 'new' | null>(null)
  const [staffOf, setStaffOf] = useState<AgencyRow | null>(null)
  const filter = useAgencyFilter({ book, search, onSearch })
  const nameOf = (rows: readonly { code: string; name: string }[], code: string | null) =>
    rows.find((row) => row.code === code)?.name ?? '–'
  const unitsOf = ({ code }: AgencyRow) =>
    book.units.filter(({ agencyCode, isActive }) => isActive && agencyCode === code).length
  return (
    <>
      <PanelHead
        title={t('directory.kinds.agencies')}
        text={t('directory.about.agencies')}
        add={{ label: t('directory.add.agency'), onAdd: () => setOpened('new') }}
        sheets={['agencies', 'units']}
      />
      <DirectoryTable
        label={t('directory.kinds.agencies')}
        rows={book.agencies}
        keyOf={({ code }) => code}
        wordsOf={(row) =>
          [
            row.name,
            row.code,
            t(`directory.agencyKind.${row.kind}`),
            nameOf(book.municipalities, row.municipalityCode),
          ].join(' ')
        }
        filter={filter}
        renderBulk={(chosen, onDone) => <AgenciesBulk {...{ book, chosen, onDone }} />}
        isOff={({ isActive }) => !isActive}
        onOpen={setOpened}
        search={search}
        onSearch={onSearch}
        columns={[
          {
            key: 'name',
            title: t('directory.field.name'),
            cell: ({ name }) => name,
            textOf: ({ name }) => name,
          },
          {
            key: 'kind',
            title: t('directory.field.kind'),
            cell: ({ kind }) => t(`directory.agencyKind.${kind}`),
            textOf: ({ kind }) => t(`directory.agencyKind.${kind}`),
          },
          {
            key: 'municipality',
            title: t('directory.field.municipality'),
            cell: ({ municipalityCode }) => nameOf(book.municipalities, municipalityCode),
            textOf: ({ municipalityCode }) => nameOf(book.municipalities, municipalityCode),
          },
          {
            key: 'schedule',
            title: t('directory.field.schedule'),
            cell: ({ scheduleCode }) => nameOf(book.schedules, scheduleCode),
            textOf: ({ scheduleCode }) => nameOf(book.schedules, scheduleCode),
          },
          {
            key: 'trusted',
            title: t('directory.field.trust'),
            textOf: ({ isTrusted }) => (isTrusted ? t('directory.trusted') : '–'),
            cell: ({ isTrusted }) =>
              isTrusted ? (
                <State name="done">{t('directory.trusted')}</State>
              ) : (
                <span className="muted">–</span>
              ),
          },
          {
            key: 'staff',
            title: t('directory.field.staff'),
            textOf: (row) => t('directory.unitsCount', { count: unitsOf(row) }),
            cell: (row) => (
              <button type="button" className="lnk" onClick={() => setStaffOf(row)}>
                {t('directory.unitsCount', {
                  count: unitsOf(row),
                })}
              </button>
            ),
          },
        ]}
      />
      {opened && (
        <AgencyDialog row={opened === 'new' ? null : opened} book={book} onClose={() => setOpened(null)} />
      )}
      {staffOf && (
        <AgencyStaffDialog
          agency={staffOf}
          units={book.units.filter(({ agencyCode }) => agencyCode === staffOf.code)}
          addPerson={addPerson}
          onClose={() => setStaffOf(null)}
        />
      )}
    </>
  )
}
