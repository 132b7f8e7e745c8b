import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { DirectoryTable } from '../../DirectoryTable.tsx'
import { type Book, type PlaceRouteRow, placeRoutesQuery } from '../../directory.queries.ts'
import { PanelHead } from '../../sheets/PanelHead.tsx'
import { PlaceRouteDialog } from './PlaceRouteDialog.tsx'
import { usePlaceRouteNames } from './use-place-route-names.ts'

/** Whose a street, houses of it or an object are: lines that come before the routing table. */
export function PlaceRoutesPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const names = usePlaceRouteNames(book)
  const { data, error, refetch } = useQuery(placeRoutesQuery)
  const [opened, setOpened] = useState<PlaceRouteRow | 'new' | null>(null)
  return (
    <>
      <PanelHead
        title={t('directory.kinds.placeRoutes')}
        isSecond
        text={t('directory.about.placeRoutes')}
        add={{ label: t('directory.add.placeRoute'), onAdd: () => setOpened('new') }}
        sheets={['placeRoutes']}
      />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.loading')} />}
      {data && (
        <DirectoryTable
          label={t('directory.kinds.placeRoutes')}
          rows={data.placeRoutes}
          keyOf={({ id }) => id}
          wordsOf={(row) =>
            [names.subject(row), names.municipality(row), names.spot(row), names.body(row)].join(' ')
          }
          onOpen={setOpened}
          columns={[
            { key: 'spot', title: t('directory.field.spot'), cell: names.spot },
            { key: 'place', title: t('directory.field.municipality'), cell: names.municipality },
            { key: 'subject', title: t('directory.field.subject'), cell: names.subject },
            { key: 'agency', title: t('directory.field.agency'), cell: names.body },
          ]}
        />
      )}
      {opened && (
        <PlaceRouteDialog
          row={opened === 'new' ? null : opened}
          book={book}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
