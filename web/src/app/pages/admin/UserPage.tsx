import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { userQuery } from '../../../features/access/access.queries.ts'
import { UserCard } from '../../../features/access/users/UserCard.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/users/$userId')

/** One person: what they may do and where. */
export function UserPage() {
  const { t } = useTranslation()
  const { userId } = route.useParams()
  const { data: user, error, refetch } = useQuery(userQuery(userId))
  return (
    <main className="page">
      <header className="page-h">
        <Link className="btn t" to="/users">
          <IconArrowLeft className="ic" aria-hidden="true" />
          {t('common.section.users')}
        </Link>
        <h1 className="sr">{user?.name ?? t('common.section.users')}</h1>
      </header>
      {error && !user && <ErrorNotice error={error} onRetry={refetch} />}
      {!user && !error && <SkeletonRows label={t('accounts.users.loading')} />}
      {user && <UserCard user={user} />}
    </main>
  )
}
