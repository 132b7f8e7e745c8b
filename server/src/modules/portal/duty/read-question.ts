/** What was asked: the topic and the place, chosen or read in the words, as people say them. */
import type { DutyQuery, DutyResponse } from '@veche/contract/portal/duty.ts'
import type { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory, type Spot } from '../../directory/index.ts'
import { chooseOffered, createSpotReader, type Place, spotOfWords } from '../../text/index.ts'
import { listPeopleByName, nearestBodies } from '../contacts/index.ts'
import { findKnown } from '../finding/index.ts'
import type { DutyContext } from './duty-context.ts'

export type DutyQuestion = z.infer<typeof DutyQuery>
type Read = Omit<DutyResponse, 'answer' | 'groups' | 'streetPlaces'>

/** Fewer letters stand in half of all names. */
const SHORTEST_NAME = 3

const OTHERS = 4
/** What is surely something else is no choice: «не горит фонарь» is about no wildfire. */
const LEAST_LIKELY = 0.0002

export async function readQuestion(
  { db, loadSuggest }: DutyContext,
  { query, actor }: { query: DutyQuestion; actor: Actor },
): Promise<Read> {
  const directory = await getDirectory(db)
  const { words = '' } = query
  const [suggestion] = words === '' ? [] : (await loadSuggest())([{ text: words, facts: NO_CHANNEL }])
  const found = suggestion && chooseOffered(suggestion, directory)
  const isChosen = directory.topics.some(({ code }) => code === query.topicCode)
  const named = { words, isNearly: false, first: nearestBodies(actor, directory) }
  const people = words.length < SHORTEST_NAME ? [] : await listPeopleByName(db, named)
  const likely = [found?.topic, ...(found?.alternatives ?? [])]
    .flatMap((topic) => topic ?? [])
    .filter(({ confidence }) => confidence >= LEAST_LIKELY)
  const known = await findKnown(db, { words, topicCode: isChosen ? query.topicCode : undefined, likely })
  const read = likely.map(({ code }) => code)
  const ofArticles = known.flatMap(({ topicCodes }) => topicCodes)
  const topicCode = (isChosen ? query.topicCode : (read[0] ?? ofArticles[0])) ?? null
  // An article on the very topic says with what it is confused; one that is only near the words says nothing of them.
  const alike = known
    .map(({ topicCodes }) => topicCodes)
    .filter((codes) => read.length === 0 || codes.some((code) => code === topicCode))
  const others = [...read, ...(words === '' ? [] : alike.flat())].filter(
    (code) => code !== topicCode && directory.topics.some((topic) => topic.code === code),
  )
  const place = placeOf(query.municipalityCode, found?.municipality?.code, actor, directory)
  return {
    topicCode,
    topicBy: topicCode === null ? null : isChosen ? 'chosen' : read.length > 0 ? 'words' : 'article',
    ...place,
    ...spotOf(directory, { typed: query.street, place: found?.place, words }),
    otherTopics: [...new Set(others)].slice(0, OTHERS),
    people: people.map(({ id, name, phone, agencyCode }) => ({ personId: id, name, phone, agencyCode })),
    articles: known.map(({ id, title }) => ({ id, title })),
  }
}

type Told = { typed: string | undefined; place: Place | undefined; words: string }

/** What was typed as the place comes before what the words say of it. */
function spotOf({ placeRoutes }: Directory, { typed, place, words }: Told): Spot {
  if (typed) return spotOfWords(placeRoutes, typed)
  return createSpotReader(placeRoutes.map(({ object }) => object))({
    ...{ street: place?.street ?? null, house: place?.house ?? null, words },
  })
}

const NO_CHANNEL = { channelMunicipalityCode: null }

type PlaceRead = Pick<DutyResponse, 'municipalityCode' | 'municipalityBy'>

function placeOf(
  chosen: string | undefined,
  named: string | undefined,
  actor: Actor,
  directory: Directory,
): PlaceRead {
  const isKnown = directory.municipalities.some(({ code }) => code === chosen)
  if (isKnown) return { municipalityCode: chosen ?? null, municipalityBy: 'chosen' }
  if (named !== undefined) return { municipalityCode: named, municipalityBy: 'words' }
  const own = ownPlace(actor, directory)
  return { municipalityCode: own, municipalityBy: own === null ? null : 'own' }
}

/** Of whoever stands for one place alone. */
export function ownPlace({ grants }: Pick<Actor, 'grants'>, { agencies }: Directory): string | null {
  const places = grants.flatMap(({ scope }) => {
    if (scope.kind === 'region') return [null]
    if (scope.kind === 'municipality') return [scope.code]
    const agency = agencies.find(({ code, units }) =>
      scope.kind === 'agency' ? code === scope.code : units.some((unit) => unit.code === scope.code),
    )
    return [agency?.municipalityCode ?? null]
  })
  const [first = null, ...others] = new Set(places)
  return others.length === 0 ? first : null
}
