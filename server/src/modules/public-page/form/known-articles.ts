/** What is known of the matter of a question that is not sent yet. */
import { offerPublicArticles, type PublicArticle } from '../../portal/index.ts'
import { type Kind, SURE_CONFIDENCE } from '../../text/index.ts'
import type { PublicPageContext } from '../public-page-context.ts'

const MOST_SHOWN = 3
/** Fewer say nothing of a matter. */
const LEAST_LETTERS = 8
/** What asks for nothing. */
const WITHOUT_QUESTION: readonly Kind[] = ['thanks', 'chatter', 'spam', 'abuse']

export async function findKnownArticles(
  context: PublicPageContext,
  { text, municipality }: { text: string; municipality: string },
): Promise<PublicArticle[]> {
  if (text.trim().length < LEAST_LETTERS) return []
  const suggest = await context.loadSuggest()
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: municipality } }])
  if (!read || WITHOUT_QUESTION.includes(read.kind.code)) return []
  const isDanger = read.kind.code === 'danger'
  const isSure = isDanger || (read.topic?.confidence ?? 0) >= SURE_CONFIDENCE
  const topicCode = isSure ? (read.topic?.code ?? null) : null
  const offered = await offerPublicArticles(context, {
    ...{ text, topicCode, municipalityCode: municipality || null, isDanger },
  })
  return offered.slice(0, MOST_SHOWN)
}
