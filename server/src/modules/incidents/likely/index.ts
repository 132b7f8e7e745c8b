/** What has most of the words of a search that found nothing. */
export { listLikely } from './list-likely.ts'
