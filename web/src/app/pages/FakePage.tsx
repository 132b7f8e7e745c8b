import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fakeQuery } from '../../features/fakes/fakes.queries.ts'
import * as styles from '../../features/fakes/list/fakes-page.module.css'
import type { RenderTargets } from '../../features/fakes/places/index.ts'
import { FakeScreen } from '../../features/fakes/screen/index.ts'
import { ApiError } from '../../lib/api.ts'
import { meQuery } from '../../lib/session.ts'
import { ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'

const route = getRouteApi('/app/fakes/$fakeId')

const render: RenderTargets = {
  renderIncident: (incidentId, content) => (
    <Link to="/incident/$incidentId" params={{ incidentId }}>
      {content}
    </Link>
  ),
  renderChat: (chatId, content) => (
    <Link to="/chats/{-$chatId}" params={{ chatId }}>
      {content}
    </Link>
  ),
  renderFake: (fakeId, content) => (
    <Link to="/fakes/$fakeId" params={{ fakeId }}>
      {content}
    </Link>
  ),
}

export function FakePage() {
  const { t } = useTranslation()
  const { fakeId } = route.useParams()
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(fakeQuery(fakeId))
  if (!me) return null
  if (!me.abilities.seeFakes) return <NotFound isPage />
  // What a person may no longer see disappears, even if the last answer of the server still lies here.
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${styles.fakesPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('fakes.loading')} />}
      {data && !isGone && <FakeScreen key={fakeId} fake={data} userId={me.id} back={<Back />} {...render} />}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/fakes" aria-label={t('fakes.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
