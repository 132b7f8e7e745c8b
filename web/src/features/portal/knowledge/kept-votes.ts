/** «Помогло?» that was answered without a line: the last word about an article is the one that goes. */
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { vote } from './knowledge.queries.ts'

export const articleVotes = keepActs<{ isHelpful: boolean | null }>({
  name: 'articleVote',
  words: () => ({ sent: null, refused: 'portal.keptVote.notSaved' }),
  old: ({ place }) => [['articles', 'one', place]],
  send: ({ place, body }) => vote(place, body.isHelpful),
})
