import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import type { SavedView } from '../desk.queries.ts'

/** Says why a view is not watched: a condition that is none any more by its name, and who can mend it. */
export function useViewRefusal(): (error: unknown, view: SavedView) => string {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  return (error, view) => {
    if (!(error instanceof ApiError) || error.code !== 'view.filter_unreadable') return words(error)
    const field = String(error.details.field ?? '').replace(/^filter\./, '')
    const key = `incidents.filter.${field}`
    const condition = i18n.exists(key) ? t(key) : field
    return view.isOwn
      ? t('desk.view.unreadable', { condition })
      : t('desk.view.unreadableOther', { condition, name: view.ownerName })
  }
}
