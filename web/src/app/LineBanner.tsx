import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsLive } from '../lib/live.ts'
import { useOnline } from '../lib/online.ts'
import { useFormat } from '../lib/use-format.ts'

const PATIENCE_MS = 4000

/** One line while the connection is lost; it leaves by itself. */
export function LineBanner() {
  const { t } = useTranslation()
  const { time } = useFormat()
  const isOnline = useOnline()
  const isLive = useIsLive()
  const [lostAt, setLostAt] = useState<number | null>(null)
  const isWell = isOnline && isLive
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
    <div role="status">
      {lostAt !== null && (
        <div className="ban waiting">
          <IconWifiOff className="ic" aria-hidden="true" />
          <span className="grow">
            {isOnline
              ? t('common.line.server', { time: time(lostAt) })
              : t('common.line.offline', { time: time(lostAt) })}
          </span>
        </div>
      )}
    </div>
  )
}
