import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AirContext, useAirStore } from '../../features/livestreams/commands/index.ts'
import { type RenderStream, StreamDialog } from '../../features/livestreams/plan/index.ts'
import type { Group } from '../../features/livestreams/questions/index.ts'
import { StreamScreen } from '../../features/livestreams/StreamScreen.tsx'
import { type Livestream, livestreamQuery } from '../../features/livestreams/stream/index.ts'
import * as styles from '../../features/livestreams/stream/stream-page.module.css'
import { lazyPart } from '../../lib/line/lazy-part.ts'
import { meQuery } from '../../lib/session.ts'
import { dayKey } from '../../lib/words/format.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'
import { deskSearch } from '../search-params.ts'

const ModerateThis = lazyPart(
  'ModerateThis',
  () => import('../../features/portal/moderation/ModerateThis.tsx'),
)

const route = getRouteApi('/app/livestreams/$livestreamId')

export function LivestreamPage() {
  const { t } = useTranslation()
  const { livestreamId } = route.useParams()
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(livestreamQuery(livestreamId))
  if (!me) return null
  if (!me.abilities.seeLivestreams) return <NotFound isPage />
  return (
    <main className={`page ${styles.streamPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('livestreams.loading')} />}
      {data && <OneStream key={livestreamId} stream={data} me={me} />}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/livestreams" aria-label={t('livestreams.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}

const renderIncident = (incidentId: string, content: ReactNode) => (
  <Link to="/incident/$incidentId" params={{ incidentId }}>
    {content}
  </Link>
)

const renderStream: RenderStream = (livestreamId, content, className) => (
  <Link className={className} to="/livestreams/$livestreamId" params={{ livestreamId }}>
    {content}
  </Link>
)

/** Before it what came in and is to be chosen from; after it what is still owed. */
function usualGroup({ step }: Livestream): Group {
  if (step === 'follow_up') return 'open'
  return step === 'closed' ? 'protocol' : 'received'
}

function OneStream({ stream, me }: { stream: Livestream; me: MeResponse }) {
  const { locale } = useFormat()
  const navigate = useNavigate()
  const { group = usualGroup(stream) } = route.useSearch()
  const air = useAirStore(me.id, stream.id, stream.startedAt)
  const [isEditing, setEditing] = useState(false)
  const params = { livestreamId: stream.id }
  return (
    <AirContext value={air}>
      <StreamScreen
        stream={stream}
        canWork={me.abilities.workLivestreams}
        group={group}
        onGroup={(next) =>
          void navigate({ to: '/livestreams/$livestreamId', params, search: { group: next }, replace: true })
        }
        onEdit={() => setEditing(true)}
        back={<Back />}
        renderOnAir={(content) => (
          // A page of its own: the offline worker keeps what it needs under its address.
          <Link className="btn p" to="/livestreams/$livestreamId/on-air" params={params} reloadDocument>
            {content}
          </Link>
        )}
        renderIncident={renderIncident}
        renderModeration={(messages) =>
          me.abilities.moderate && (
            <Suspense>
              <ModerateThis messages={messages} />
            </Suspense>
          )
        }
        renderStream={renderStream}
        renderTopic={(filter, content) =>
          me.abilities.seeDesk ? (
            <Link
              to="/desk/$queue/{-$incidentId}"
              params={{ queue: 'all', incidentId: undefined }}
              search={deskSearch(filter)}
            >
              {content}
            </Link>
          ) : (
            content
          )
        }
      />
      {isEditing && (
        <StreamDialog
          stream={stream}
          day={dayKey(Date.parse(stream.plannedAt), locale)}
          me={me}
          onClose={() => setEditing(false)}
        />
      )}
    </AirContext>
  )
}
