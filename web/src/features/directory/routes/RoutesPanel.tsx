import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DirectoryTable } from '../DirectoryTable.tsx'
import type { Book, RouteRow } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { PlaceRoutesPanel } from './places/PlaceRoutesPanel.tsx'
import { RouteDialog } from './RouteDialog.tsx'
import { RouteTester } from './RouteTester.tsx'
import { useRouteNames } from './use-route-names.ts'

const PLACE_ROUTES = 'place-routes'

export function RoutesPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const names = useRouteNames(book)
  const [opened, setOpened] = useState<RouteRow | 'new' | null>(null)
  return (
    <>
      <PanelHead
        title={t('directory.kinds.routes')}
        text={t('directory.about.routes')}
        add={{ label: t('directory.add.route'), onAdd: () => setOpened('new') }}
        sheets={['routes']}
      />
      <RouteTester book={book} />
      {/* Hundreds of lines stand before them. */}
      <p className="sm">
        <Link to="." hash={PLACE_ROUTES}>
          {t('directory.kinds.placeRoutes')}
        </Link>
      </p>
      <DirectoryTable
        label={t('directory.kinds.routes')}
        rows={book.routes}
        keyOf={({ id }) => id}
        wordsOf={(row) => `${names.subject(row)} ${names.place(row)} ${names.agency(row.agencyCode)}`}
        onOpen={setOpened}
        columns={[
          { key: 'subject', title: t('directory.field.subject'), cell: names.subject },
          { key: 'place', title: t('directory.field.municipality'), cell: names.place },
          {
            key: 'agency',
            title: t('directory.field.agency'),
            cell: ({ agencyCode }) => names.agency(agencyCode),
          },
        ]}
      />
      <section id={PLACE_ROUTES} className="col g4">
        <PlaceRoutesPanel book={book} />
      </section>
      {opened && (
        <RouteDialog row={opened === 'new' ? null : opened} book={book} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
