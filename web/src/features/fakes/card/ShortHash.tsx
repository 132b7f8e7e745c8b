import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from './files.module.css'

/** SHA-256: short for the eye, whole when it is asked for. */
export function ShortHash({ hash }: { hash: string }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  return (
    <button
      type="button"
      className={`lnk xs ${styles.shortHash}`}
      aria-expanded={isWhole}
      title={t('fakes.hash')}
      onClick={() => setWhole(!isWhole)}
    >
      {isWhole ? hash : `${hash.slice(0, 4)}…${hash.slice(-2)}`}
    </button>
  )
}
