import { IconMoon, IconSun } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../features/livestreams/air/air-screen.module.css'
import { OnAir } from '../../features/livestreams/air/index.ts'
import { AirContext, useAirStore } from '../../features/livestreams/commands/index.ts'
import { type Move, MoveDialog } from '../../features/livestreams/plan/index.ts'
import { type Livestream, livestreamQuery } from '../../features/livestreams/stream/index.ts'
import { useScreenTheme } from '../../lib/browser/theme.ts'
import { directoryQuery } from '../../lib/directory.ts'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../lib/line/offline.ts'
import { meQuery, systemQuery } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'
import { KeysDialog } from '../KeysDialog.tsx'
import { useLiveQueries } from '../live/use-live-queries.ts'
import { useSignedOut } from '../use-signed-out.ts'

const route = getRouteApi('/livestreams/$livestreamId/on-air')

/** The second screen of a stream: nothing around it, dark as a studio, and it opens again without a line. */
export function OnAirPage() {
  const { t } = useTranslation()
  const { livestreamId } = route.useParams()
  const me = useQuery(meQuery).data
  const [theme, setTheme] = useScreenTheme('air-theme', 'dark')
  useLiveQueries({ isOn: me !== undefined && me !== null })
  useSignedOut()
  const { data, error, refetch } = useQuery(livestreamQuery(livestreamId))
  useOpensOffline(livestreamId)
  if (!me) return null
  if (!me.abilities.seeLivestreams) return <NotFound isPage />
  const toggle = (
    <Button
      look="quiet"
      className={styles.wideOnly}
      icon={theme === 'dark' ? <IconSun className="ic l" /> : <IconMoon className="ic l" />}
      aria-label={t(theme === 'dark' ? 'common.themes.light' : 'common.themes.dark')}
      onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
    />
  )
  if (!data)
    return (
      <main className="page">
        {error ? (
          <ErrorNotice
            error={error}
            onRetry={refetch}
            action={<Link to="/livestreams">{t('livestreams.back')}</Link>}
          />
        ) : (
          <SkeletonRows label={t('livestreams.loading')} />
        )}
      </main>
    )
  return <Stream key={livestreamId} stream={data} me={me} toggle={toggle} />
}

type StreamProps = { stream: Livestream; me: MeResponse; toggle: ReactNode }

function Stream({ stream, me, toggle }: StreamProps) {
  const { t } = useTranslation()
  const air = useAirStore(me.id, stream.id, stream.startedAt)
  const [areKeysShown, setKeysShown] = useState(false)
  const [move, setMove] = useState<Move | null>(null)
  useHotkeys({ '?': () => setKeysShown(true) })
  return (
    <AirContext value={air}>
      <OnAir
        livestream={stream}
        home={
          <Link
            to="/livestreams/$livestreamId"
            params={{ livestreamId: stream.id }}
            aria-label={t('livestreams.air.leave')}
            className="row"
          >
            <Logo size={28} />
          </Link>
        }
        actions={
          <>
            {stream.abilities.begin && (
              <Button look="primary" onClick={() => setMove('begin')}>
                {t('livestreams.move.begin.do')}
              </Button>
            )}
            {toggle}
          </>
        }
        renderCard={(group, content) => (
          <Link
            className={group === 'open' ? 'btn p' : 'btn'}
            to="/livestreams/$livestreamId"
            params={{ livestreamId: stream.id }}
            search={{ group }}
          >
            {content}
          </Link>
        )}
        onEnd={() => setMove('end')}
        onShowKeys={() => setKeysShown(true)}
      />
      {areKeysShown && <KeysDialog only="air" onClose={() => setKeysShown(false)} />}
      {move && <MoveDialog stream={stream} move={move} onClose={() => setMove(null)} />}
    </AirContext>
  )
}

/** The worker keeps what it sees pass by: once it is there, all that a reload needs passes by again. */
function useOpensOffline(livestreamId: string): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    void prepareOffline().then(() => {
      const keys = [meQuery, systemQuery, directoryQuery, livestreamQuery(livestreamId)]
      for (const { queryKey } of keys) void queryClient.refetchQueries({ queryKey, exact: true })
    })
  }, [queryClient, livestreamId])
}
