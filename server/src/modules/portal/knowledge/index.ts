/** What is known: articles in versions, that two people stand for; out to a file and in from one. */
export { presentSummary } from './article.presenter.ts'
export {
  listArticles,
  listCounts,
  listPublishedTitles,
  listReturned,
  listUnapproved,
  type ReadArticle,
  readStamp,
} from './articles.repository.ts'
export { writeArticles } from './domain/article-file.ts'
export { isStale, isWaiting, stateOf } from './domain/article-state.ts'
export { seasonOn } from './domain/season.ts'
export { mayApprove, mayWrite } from './knowledge.policy.ts'
export { knowledgeFileRoutes, knowledgeRoutes } from './knowledge.routes.ts'
export { type KnowledgeContext, todayOf } from './knowledge-context.ts'
export { seedArticles } from './load-articles.ts'
export { knowledgeJobs } from './remind-of-articles.ts'
