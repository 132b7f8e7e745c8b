/** Articles: found by words, read on a phone, written by one and approved by another. */
export { ArticleDialog } from './ArticleDialog.tsx'
export { ArticleFiles } from './ArticleFiles.tsx'
export { ArticleList, type RenderArticle } from './ArticleList.tsx'
export { ArticleScreen } from './ArticleScreen.tsx'
export { CodesField } from './CodesField.tsx'
export { articleVotes } from './kept-votes.ts'
export {
  type ArticleFilters,
  type ArticleList as ArticleListCode,
  articleQuery,
  articlesQuery,
  foundArticlesQuery,
} from './knowledge.queries.ts'
export { Prose } from './Prose.tsx'
