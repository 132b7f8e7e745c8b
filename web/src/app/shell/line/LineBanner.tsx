import { IconWifiOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOutbox } from '../../../features/answers/offline/index.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import { useHasKept } from '../../../lib/line/kept.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useOnline } from '../../../lib/line/online.ts'
import { useIsSentLater } from '../../../lib/line/sends-later.ts'
import { useIsLive } from '../../../lib/live/live.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

const KeptHere = lazyPart('KeptHere', () => import('./KeptHere.tsx'))

const PATIENCE_MS = 4000
/** Kept over a reload: the line went before this page came. */
const LOST_AT = 'line.lostAt'
/** A page that has just come believes in its line until it has asked. */
const BELIEF_MS = 10_000

/** The region of an exercise goes with it, and its windows stay open. */
const isExercise = () => document.querySelector('.exercise-band') !== null

/** One line while the connection is lost; it leaves by itself. */
export function LineBanner({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const isOnline = useOnline()
  const waiting = useOutbox(userId)
  const isLive = useIsLive()
  // A page that comes without a line says so at once: since when is known from before.
  const [lostAt, setLostAt] = useState(() => (isOnline ? null : Number(readStored(LOST_AT)) || Date.now()))
  const isSentLater = useIsSentLater()
  const isWorkKept = useHasKept(`work.${userId}.`)
  const isWell = isOnline && isLive
  const words = isOnline && isExercise() ? 'exercise' : isSentLater ? 'offline' : 'pressAgain'
  useEffect(() => {
    if (isWell) {
      setLostAt(null)
      const forget = setTimeout(() => writeStored(LOST_AT, null), BELIEF_MS)
      return () => clearTimeout(forget)
    }
    const startedAt = Number(readStored(LOST_AT)) || Date.now()
    writeStored(LOST_AT, String(startedAt))
    // A reconnection of a second is nobody's business.
    const timer = setTimeout(() => setLostAt(startedAt), isOnline ? PATIENCE_MS : 0)
    return () => clearTimeout(timer)
  }, [isWell, isOnline])
  const kept = waiting.drafts > 0 && (
    <span className="m nw">{t('common.line.drafts', { count: waiting.drafts })}</span>
  )
  return (
    <div role="status">
      {(lostAt !== null || waiting.answers > 0) && (
        <div className="ban waiting">
          <IconWifiOff className="ic" aria-hidden="true" />
          {lostAt !== null && (
            <span className="grow">{t(`common.line.${words}`, { time: time(lostAt) })}</span>
          )}
          {waiting.answers > 0 && (
            <b className="m nw">{t('common.line.waiting', { count: waiting.answers })}</b>
          )}
          {lostAt !== null && (waiting.drafts > 0 || isWorkKept) && (
            <Suspense fallback={kept}>
              <KeptHere
                userId={userId}
                renderDraft={(incidentId, content) => (
                  <Link to="/incident/$incidentId" params={{ incidentId }}>
                    {content}
                  </Link>
                )}
              />
            </Suspense>
          )}
          {waiting.photos > 0 && (
            <span className="m nw">{t('common.line.photos', { count: waiting.photos })}</span>
          )}
        </div>
      )}
    </div>
  )
}
