import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ResetsSection } from '../../../features/access/second-factor/ResetsSection.tsx'
import { Users } from '../../../features/access/users/Users.tsx'
import { readUsersSearch } from '../../../features/access/users/users-filter.ts'

const route = getRouteApi('/app/users')

export function UsersPage() {
  const navigate = useNavigate()
  const search = readUsersSearch(route.useSearch())
  return (
    <main className="page">
      <ResetsSection />
      <Users
        search={search}
        onSearch={(changed) => void navigate({ to: '/users', search: changed, replace: true })}
        onOpen={(userId) => void navigate({ to: '/users/$userId', params: { userId } })}
        renderLink={(userId, content) => (
          <Link className="lnk el" to="/users/$userId" params={{ userId }}>
            {content}
          </Link>
        )}
      />
    </main>
  )
}
