import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CreateUserDialog } from '../../../features/access/users/CreateUserDialog.tsx'
import { AgenciesPanel } from '../../../features/directory/agencies/AgenciesPanel.tsx'
import { CalendarPanel } from '../../../features/directory/calendar/CalendarPanel.tsx'
import { type DirectoryKind, DirectoryNav, toKind } from '../../../features/directory/DirectoryNav.tsx'
import { RulesPanel } from '../../../features/directory/deadline-rules/RulesPanel.tsx'
import { type Book, bookQuery } from '../../../features/directory/directory.queries.ts'
import * as styles from '../../../features/directory/directory-page.module.css'
import { MunicipalitiesPanel } from '../../../features/directory/MunicipalitiesPanel.tsx'
import { OwnFieldsPanel } from '../../../features/directory/own-fields/OwnFieldsPanel.tsx'
import { ReaderPanel } from '../../../features/directory/reader/ReaderPanel.tsx'
import { RoutesPanel } from '../../../features/directory/routes/RoutesPanel.tsx'
import { SchedulesPanel } from '../../../features/directory/schedules/SchedulesPanel.tsx'
import { TopicsPanel } from '../../../features/directory/topics/TopicsPanel.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

export function DirectoryPage() {
  const { t } = useTranslation()
  const kind = toKind(useParams({ from: '/app/directory/{-$kind}' }).kind)
  const { data, error, refetch } = useQuery(bookQuery)
  return (
    <div className={styles.directory}>
      <DirectoryNav current={kind} />
      <main className={styles.mainColumn}>
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows label={t('directory.loading')} />}
        {data && <Panel key={kind} kind={kind} book={data} />}
      </main>
    </div>
  )
}

function Panel({ kind, book }: { kind: DirectoryKind; book: Book }) {
  const navigate = useNavigate()
  const search = useSearch({ from: '/app/directory/{-$kind}' })
  switch (kind) {
    case 'municipalities':
      return <MunicipalitiesPanel book={book} />
    case 'agencies':
      return (
        <AgenciesPanel
          book={book}
          search={search}
          onSearch={(changed) =>
            void navigate({ to: '/directory/{-$kind}', params: { kind }, search: changed, replace: true })
          }
          addPerson={(code, onClose) => (
            <CreateUserDialog grant={{ role: 'executor', kind: 'agency', code }} onClose={onClose} />
          )}
        />
      )
    case 'topics':
      return <TopicsPanel book={book} />
    case 'fields':
      return <OwnFieldsPanel book={book} />
    case 'routes':
      return <RoutesPanel book={book} />
    case 'schedules':
      return <SchedulesPanel book={book} />
    case 'calendar':
      return <CalendarPanel />
    case 'reader':
      return <ReaderPanel />
    case 'rules':
      return <RulesPanel book={book} />
  }
}
