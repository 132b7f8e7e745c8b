/** Articles found by words, and laid beside a question, inside and outside. */
export { findKnown } from './find-known.ts'
export { findingRoutes } from './finding.routes.ts'
export {
  getPublicArticle,
  listPublicArticles,
  offerPublicArticles,
  type PublicArticle,
} from './public-articles.ts'
