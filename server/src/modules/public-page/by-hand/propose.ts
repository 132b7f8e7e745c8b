import type { HandProposalsResponse, ProposeForHandRequest } from '@veche/contract/casework/by-hand.ts'
import type { Actor } from '../../access/index.ts'
import { getRegionMap, municipalityAt } from '../../directory/index.ts'
import { findAlike } from '../../incidents/index.ts'
import type { ByHandContext } from './by-hand-context.ts'

const MOST_TOPICS = 3

/** What the rules read in the words, and open work near their place that the writer sees. */
export async function propose(
  context: Pick<ByHandContext, 'db' | 'clock' | 'loadSuggest'>,
  { asked, actor }: { asked: ProposeForHandRequest; actor: Actor },
): Promise<HandProposalsResponse> {
  const { db } = context
  const suggest = await context.loadSuggest()
  const at = asked.point && municipalityAt(await getRegionMap(db), asked.point)
  const chosen = asked.municipalityCode ?? (typeof at === 'string' ? at : null)
  const [read] = suggest([{ text: asked.text, facts: { channelMunicipalityCode: chosen } }])
  const topics = [...(read?.topic ? [read.topic] : []), ...(read?.alternatives ?? [])]
  const municipalityCode = chosen ?? read?.municipality?.code ?? null
  const { settlement = null, street = null, house = null, object = null } = read?.place ?? {}
  const hasPlace = [settlement, street, house, object].some((part) => part !== null)
  return {
    topics: topics.slice(0, MOST_TOPICS).map(({ code, confidence }) => ({ code, confidence })),
    municipalityCode,
    address: hasPlace ? { settlement, street, house, object } : null,
    isUrgent: read?.isUrgent ?? false,
    nearby: await listNearby(context, { asked, municipalityCode, actor, read: read?.place ?? null }),
  }
}

type Near = {
  asked: ProposeForHandRequest
  municipalityCode: string | null
  actor: Actor
  /** What the words name, where the fields say nothing. */
  read: { street: string | null; house: string | null } | null
}

async function listNearby(
  { db, clock }: Pick<ByHandContext, 'db' | 'clock'>,
  { asked, municipalityCode, actor, read }: Near,
): Promise<HandProposalsResponse['nearby']> {
  if (municipalityCode === null) return []
  const { text, topicCode, address, point } = asked
  const place = {
    street: address.street ?? read?.street ?? null,
    house: address.house ?? read?.house ?? null,
  }
  const told = { text, municipalityCode, topicCode, point, ...place }
  const alike = await findAlike(db, { told, actor, now: clock() })
  return alike.map(({ id, number, title, topicCode: topic, address: at, step, foundAt }) => ({
    ...{ id, number, title, topicCode: topic, address: at, step, foundAt: foundAt.toISOString() },
  }))
}
