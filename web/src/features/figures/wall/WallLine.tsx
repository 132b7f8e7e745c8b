import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../../lib/line/online.ts'
import { useIsLive } from '../../../lib/live/live.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

const PATIENCE_MS = 4000

/** Says that the numbers are old, since when the line is cut and of when they are. */
export function WallLine({ countedAt }: { countedAt: string | undefined }) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const isOnline = useOnline()
  const isWell = useIsLive() && isOnline
  const [lostAt, setLostAt] = useState<number | null>(null)
  useEffect(() => {
    if (isWell) {
      setLostAt(null)
      return
    }
    const startedAt = Date.now()
    // A reconnection of a second is nobody's business.
    const timer = setTimeout(() => setLostAt(startedAt), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isWell])
  return (
    <div role="status">
      {lostAt !== null && (
        <p className="ban late">
          <IconWifiOff className="ic l" aria-hidden="true" />
          <b>{t('figures.wall.cut', { since: time(lostAt) })}</b>
          {countedAt && t('figures.wall.of', { time: time(countedAt) })}
        </p>
      )}
    </div>
  )
}
