import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOutbox } from '../../features/answers/offline/index.ts'
import { useOnline } from '../../lib/line/online.ts'
import { useIsSentLater } from '../../lib/line/sends-later.ts'
import { useIsLive } from '../../lib/live/live.ts'
import { useFormat } from '../../lib/words/use-format.ts'

const PATIENCE_MS = 4000

/** The region of an exercise goes with it, and its windows stay open. */
const isExercise = () => document.querySelector('.exercise-band') !== null

/** One line while the connection is lost; it leaves by itself. */
export function LineBanner({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const isOnline = useOnline()
  const waiting = useOutbox(userId)
  const isLive = useIsLive()
  const [lostAt, setLostAt] = useState<number | null>(null)
  const isSentLater = useIsSentLater()
  const isWell = isOnline && isLive
  const words = isOnline && isExercise() ? 'exercise' : isSentLater ? 'offline' : 'pressAgain'
  useEffect(() => {
    if (isWell) {
      setLostAt(null)
      return
    }
    const startedAt = Date.now()
    // A reconnection of a second is nobody's business.
    const timer = setTimeout(() => setLostAt(startedAt), isOnline ? PATIENCE_MS : 0)
    return () => clearTimeout(timer)
  }, [isWell, isOnline])
  return (
    <div role="status" data-head="">
      {(lostAt !== null || waiting.answers > 0) && (
        <div className="ban waiting">
          <IconWifiOff className="ic" aria-hidden="true" />
          <span className="grow">{lostAt !== null && t(`common.line.${words}`, { time: time(lostAt) })}</span>
          {waiting.answers > 0 && (
            <b className="m nw">{t('common.line.waiting', { count: waiting.answers })}</b>
          )}
          {lostAt !== null && waiting.drafts > 0 && (
            <span className="m nw">{t('common.line.drafts', { count: waiting.drafts })}</span>
          )}
          {waiting.photos > 0 && (
            <span className="m nw">{t('common.line.photos', { count: waiting.photos })}</span>
          )}
        </div>
      )}
    </div>
  )
}
