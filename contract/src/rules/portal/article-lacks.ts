/** What an article must say before another person may stand for it: what is wrong, and what to do or to answer. Pure. */
import type { ArticleContent } from '../../portal/knowledge.ts'

/** `steps`: neither steps nor a model answer. */
type ArticleLack = 'need' | 'steps'

/** A draft may lack both. */
export function articleLacks({
  need,
  steps,
  answers,
}: Pick<ArticleContent, 'need' | 'steps' | 'answers'>): ArticleLack[] {
  return [
    ...(need.trim() === '' ? (['need'] as const) : []),
    ...(steps.trim() === '' && answers.length === 0 ? (['steps'] as const) : []),
  ]
}
