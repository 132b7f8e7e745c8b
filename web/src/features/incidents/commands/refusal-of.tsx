import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { Notice } from '../../../ui/query-states.tsx'

/** What a form says of a refused step: of a question that has gone on meanwhile, to look again. */
export function refusalOf(error: unknown) {
  return isStale(error) ? { refusal: <StaleNotice /> } : { error }
}

function StaleNotice() {
  const { t } = useTranslation()
  return (
    <Notice state="attention" title={t('incidents.stale.title')}>
      {t('incidents.stale.text')}
    </Notice>
  )
}
