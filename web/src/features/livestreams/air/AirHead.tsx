import { IconKeyboard } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAirNow, useAirView } from '../commands/index.ts'
import type { Livestream } from '../stream/index.ts'
import * as styles from './air-screen.module.css'

type Props = {
  livestream: Livestream
  home: ReactNode
  onEnd: () => void
  onShowKeys: () => void
  children: ReactNode
}

export function AirHead({ livestream, home, onEnd, onShowKeys, children }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const incomingCount = useAirView(({ incomingIds }) => incomingIds.length)
  const { title, speakers, viewers, step, startedAt, endedAt, abilities } = livestream
  const speaker = speakers.map(({ name, position }) => [position, name].filter(Boolean).join(' ')).join(', ')
  return (
    <header className={styles.heading}>
      {home}
      <div className={styles.titles}>
        <h1 className="el">{title}</h1>
        <p className="sm muted el">
          <span className={styles.wideOnly}>{t('livestreams.air.answers', { speaker })}</span>
          {viewers !== null && (
            <>
              <span className={styles.wideOnly}> · </span>
              {t('livestreams.viewers', { count: viewers, shown: number(viewers) })}
            </>
          )}
        </p>
      </div>
      <div className="end row g4">
        {children}
        <Button
          look="quiet"
          className={styles.wideOnly}
          icon={<IconKeyboard className="ic l" />}
          aria-label={t('common.keys.title')}
          onClick={onShowKeys}
        />
        <span className={step === 'on_air' ? styles.airMark : `${styles.airMark} ${styles.offAir}`}>
          {step === 'on_air' && <i aria-hidden="true" />}
          {t(`livestreams.step.${step}`)}
        </span>
        <Button look="quiet" size="s" className={styles.narrowOnly} onClick={showIncoming}>
          {t('livestreams.air.incomingShort', { count: incomingCount })}
        </Button>
        <StreamClock startedAt={startedAt} endedAt={endedAt} />
        {abilities.end && (
          <Button className={styles.endButton} onClick={onEnd}>
            {t('livestreams.move.end.do')}
          </Button>
        )}
      </div>
    </header>
  )
}

/** On a phone the list stands under the question. */
function showIncoming(): void {
  document.getElementById('air-incoming')?.scrollIntoView({ block: 'start', behavior: 'smooth' })
}

type ClockProps = { startedAt: string | null; endedAt: string | null }

function StreamClock({ startedAt, endedAt }: ClockProps) {
  const { t } = useTranslation()
  const now = useAirNow()
  if (startedAt === null) return null
  const seconds = ((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt)) / 1000
  return (
    <span
      className={endedAt === null ? `${styles.clock} ${styles.running}` : styles.clock}
      role="timer"
      aria-label={t('livestreams.air.clock')}
    >
      {formatTimeCode(seconds)}
    </span>
  )
}
