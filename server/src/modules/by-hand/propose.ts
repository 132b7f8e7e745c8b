import type { HandProposalsResponse, ProposeForHandRequest } from '@veche/contract/casework/by-hand.ts'
import { Address } from '@veche/contract/incidents.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { getRegionMap, municipalityAt } from '../directory/index.ts'
import { getVisibleRow } from '../incidents/index.ts'
import { findNearby } from '../public-page/index.ts'
import type { ByHandContext } from './by-hand-context.ts'

const MOST_TOPICS = 3

/** What the rules read in the words, and open work near their place that the writer sees. */
export async function propose(
  context: Pick<ByHandContext, 'db' | 'loadSuggest'>,
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
    nearby: await listNearby(context, { asked, municipalityCode, actor, suggest }),
  }
}

type Near = {
  asked: ProposeForHandRequest
  municipalityCode: string | null
  actor: Actor
  suggest: Awaited<ReturnType<ByHandContext['loadSuggest']>>
}

async function listNearby(
  { db }: Pick<ByHandContext, 'db'>,
  { asked, municipalityCode, actor, suggest }: Near,
): Promise<HandProposalsResponse['nearby']> {
  if (municipalityCode === null) return []
  const { settlement, street, house } = asked.address
  const place = {
    ...{ text: asked.text, municipality: municipalityCode, group: '' },
    address: [settlement, street, house].filter(Boolean).join(', '),
    latitude: asked.point ? String(asked.point.latitude) : '',
    longitude: asked.point ? String(asked.point.longitude) : '',
  }
  const near = await findNearby({ db }, place, suggest)
  const seen = await Promise.all(near.map(({ id }) => findVisible(db, id, actor)))
  return seen.flatMap((row) => {
    if (!row) return []
    const { id, number, title, topicCode, address, step, foundAt } = row
    return [
      { id, number, title, topicCode, step, address: Address.parse(address), foundAt: foundAt.toISOString() },
    ]
  })
}

async function findVisible(db: ByHandContext['db'], id: string, actor: Actor) {
  try {
    return await getVisibleRow(db, id, actor)
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
