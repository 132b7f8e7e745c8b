/** «Помогло?» that was answered without a line: the last word about an article is the one that goes. */
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { vote } from './knowledge.queries.ts'

const VOTE = schemaOf(() => import('@veche/contract/portal/knowledge.ts'), 'ArticleVoteRequest')

export const articleVotes = keepActs<{ isHelpful: boolean | null }>({
  name: 'articleVote',
  accepts: { schema: VOTE },
  words: () => ({ sent: null, refused: 'portal.keptVote.notSaved' }),
  old: ({ place }) => [['articles', 'one', place]],
  send: ({ place, body }) => vote(place, body.isHelpful),
})
