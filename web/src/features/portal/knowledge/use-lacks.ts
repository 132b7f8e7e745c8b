import type { ArticleContent } from '@veche/contract/portal/knowledge.ts'
import { articleLacks } from '@veche/contract/rules/portal/article-lacks.ts'
import { useTranslation } from 'react-i18next'

/** The fields that must be filled in before the article may be approved, by their names; empty: nothing is. */
export function useLacks(content: Pick<ArticleContent, 'need' | 'steps' | 'answers'>): string {
  const { t } = useTranslation()
  return articleLacks(content)
    .map((lack) => t(`portal.lack.${lack}`))
    .join('; ')
}
