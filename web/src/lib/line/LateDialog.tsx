import { useTranslation } from 'react-i18next'
import { useHasLine } from './line.ts'

/** Stands where a dialog was asked for that has not come: without a line nobody would know that the press was heard. */
export function LateDialog() {
  const { t } = useTranslation()
  if (useHasLine()) return null
  return (
    <p className="xs muted" role="status">
      {t('common.opensLater')}
    </p>
  )
}
