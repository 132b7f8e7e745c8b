import { classifyMessage } from '../../chats/index.ts'
import { namesOurPlace, type Suggestions } from '../../text/index.ts'

/**
 * The words by which a text tells of a danger; null: it tells of none. Whoever writes under a stream is understood as
 * under a post and in a chat: a danger by either set of rules is a danger here.
 */
export function readDanger(text: string, found: Suggestions): readonly string[] | null {
  const { kind, topic, place, municipality } = found
  if (kind.code === 'danger') return kind.reason.words
  const said = classifyMessage(
    {
      ...{ text, authorId: '', authorRole: 'resident', writtenAt: new Date(0), repliesTo: null },
      topicConfidence: topic?.confidence ?? 0,
      hasPlace: place.fragments.length > 0,
      namesOurPlace: namesOurPlace(municipality),
      isDangerByText: false,
    },
    [],
  )
  return said.class === 'danger' ? said.reasons.flatMap(({ words }) => words) : null
}
