import { useTranslation } from 'react-i18next'
import type { SavedView } from '../desk.queries.ts'

/** What came with the region speaks the reader's language; what a person has named keeps its name. */
export function useViewName(): (view: Pick<SavedView, 'name' | 'builtIn'>) => string {
  const { t } = useTranslation()
  return ({ name, builtIn }) => (builtIn === null ? name : t(`desk.builtIn.${builtIn}`))
}
