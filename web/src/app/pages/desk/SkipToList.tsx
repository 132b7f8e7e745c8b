import { useTranslation } from 'react-i18next'
import * as styles from '../../shell/shell.module.css'

/** Past the queues and views, to the row that is open or the first one. */
export function SkipToList() {
  const { t } = useTranslation()
  function onClick() {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
    const row = rows.find((one) => one.ariaCurrent === 'true') ?? rows[0]
    row?.focus()
  }
  return (
    <button type="button" className={`${styles.skipLink} no-print`} onClick={onClick}>
      {t('incidents.skipToList')}
    </button>
  )
}
