import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { DirectoryTable } from '../DirectoryTable.tsx'
import type { AgencyRow, Book } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { AgencyDialog } from './AgencyDialog.tsx'
import { AgencyStaffDialog } from './AgencyStaffDialog.tsx'

type Props = {
  book: Book
  /** Accounts belong to another part of the product; the page joins them. */
  addPerson: (agencyCode: string, onClose: () => void) => ReactNode
}

export function AgenciesPanel({ book, addPerson }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<AgencyRow | 'new' | null>(null)
  const [staffOf, setStaffOf] = useState<AgencyRow | null>(null)
  const nameOf = (rows: readonly { code: string; name: string }[], code: string | null) =>
    rows.find((row) => row.code === code)?.name ?? '–'
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
        wordsOf={(row) => `${row.name} ${row.code} ${nameOf(book.municipalities, row.municipalityCode)}`}
        isOff={({ isActive }) => !isActive}
        onOpen={setOpened}
        columns={[
          { key: 'name', title: t('directory.field.name'), cell: ({ name }) => name },
          {
            key: 'kind',
            title: t('directory.field.kind'),
            cell: ({ kind }) => t(`directory.agencyKind.${kind}`),
          },
          {
            key: 'municipality',
            title: t('directory.field.municipality'),
            cell: ({ municipalityCode }) => nameOf(book.municipalities, municipalityCode),
          },
          {
            key: 'schedule',
            title: t('directory.field.schedule'),
            cell: ({ scheduleCode }) => nameOf(book.schedules, scheduleCode),
          },
          {
            key: 'trusted',
            title: t('directory.field.trust'),
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
            cell: (row) => (
              <button type="button" className="lnk" onClick={() => setStaffOf(row)}>
                {t('directory.unitsCount', {
                  count: book.units.filter(({ agencyCode, isActive }) => isActive && agencyCode === row.code)
                    .length,
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
