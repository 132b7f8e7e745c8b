import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { useAirNow } from '../commands/index.ts'
import * as styles from './ThreeKeys.module.css'
import type { MainKeys } from './use-air-keys.ts'

type Props = { startedAt: string | null; keys: MainKeys }

/** Three keys, nothing else to look for. The one that most likely comes next is filled. */
export function ThreeKeys({ startedAt, keys }: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.threeKeys} aria-label={t('livestreams.air.keys')}>
      <BigKey digit="1" run={keys.readOut} isMain={keys.answer === null}>
        <b>{t('livestreams.air.readOut')}</b>
        <small>{t('livestreams.air.readOutHint')}</small>
      </BigKey>
      <BigKey digit="2" className={styles.answerKey} run={keys.answer} isMain={keys.answer !== null}>
        <b>{t('livestreams.air.answered')}</b>
        <Stamp startedAt={startedAt} />
      </BigKey>
      <BigKey digit="3" run={keys.promise} isMain={false}>
        <b>{t('livestreams.air.promise')}</b>
        <small>{t('livestreams.air.promiseHint')}</small>
      </BigKey>
    </section>
  )
}

type KeyProps = {
  digit: string
  className?: string | undefined
  run: (() => void) | null
  isMain: boolean
  children: ReactNode
}

function BigKey({ digit, className = '', run, isMain, children }: KeyProps) {
  return (
    <button
      type="button"
      className={`${styles.bigKey} ${className} ${isMain && run ? styles.mainKey : ''}`}
      disabled={run === null}
      aria-keyshortcuts={digit}
      onClick={(event) => {
        // The key stays a key: Enter after a click must not press it again.
        event.currentTarget.blur()
        run?.()
      }}
    >
      <i aria-hidden="true">{digit}</i>
      <span>{children}</span>
    </button>
  )
}

function Stamp({ startedAt }: { startedAt: string | null }) {
  const { t } = useTranslation()
  const now = useAirNow()
  const time = startedAt === null ? '0:00' : formatTimeCode((now - Date.parse(startedAt)) / 1000)
  return <small>{t('livestreams.air.stamp', { time })}</small>
}
