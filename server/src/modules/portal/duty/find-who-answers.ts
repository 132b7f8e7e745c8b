/** Who answers: the body by the routes of the directory, its post, who is there now, and who takes emergencies meanwhile. */
import type { DutyAnswer, DutyMapResponse, DutyResponse } from '@veche/contract/portal/duty.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, listPeopleOfAgency } from '../../access/index.ts'
import { type Agency, chooseAgency, type Directory, getDirectory } from '../../directory/index.ts'
import {
  findContact,
  listPosts,
  mayWriteFor,
  type PostRow,
  presentContact,
  reachOf,
} from '../contacts/index.ts'
import { type AskedOf, choosePost } from './domain/choose-post.ts'
import { placesOfStreet } from './domain/places-of-street.ts'
import type { DutyContext } from './duty-context.ts'
import { type ReadPosts, readPostsNow } from './read-posts-now.ts'
import { type DutyQuestion, readQuestion } from './read-question.ts'

/** A post of a small body may be empty for a week of holidays. */
const AHEAD_DAYS = 14
const WRITERS_SHOWN = 3

export async function findWhoAnswers(
  context: DutyContext,
  { query, actor }: { query: DutyQuestion; actor: Actor },
): Promise<DutyResponse> {
  const directory = await getDirectory(context.db)
  const told = await readQuestion(context, { query, actor })
  const read = { ...told, streetPlaces: await streetPlacesOf(context, told, directory) }
  const body = bodyOf(directory, { ...read, agencyCode: query.agencyCode })
  if (!body) return { ...read, answer: null, groups: query.street ? groupsOf(directory, read) : [] }
  const asked = askedOf(directory, read)
  return { ...read, answer: await answerOf(context, { ...body, asked, directory, actor }), groups: [] }
}

/** A street is known by a line of the directory or by a post that is bound to it. */
async function streetPlacesOf(
  { db }: DutyContext,
  { street, objects }: Pick<DutyResponse, 'street' | 'objects'>,
  { placeRoutes, agencies }: Directory,
): Promise<string[] | null> {
  if (street === null || objects.length > 0) return null
  const posts = await listPosts(
    db,
    agencies.map(({ code }) => code),
  )
  const ofPosts = posts.flatMap(({ isActive, streets, municipalityCodes }) =>
    isActive
      ? streets.flatMap((one) =>
          municipalityCodes.map((municipalityCode) => ({ street: one, municipalityCode })),
        )
      : [],
  )
  return placesOfStreet([...placeRoutes, ...ofPosts], street)
}

type Body = { agency: Agency } & Pick<DutyAnswer, 'match' | 'line' | 'unitCode'>

function bodyOf(
  directory: Directory,
  {
    topicCode,
    municipalityCode,
    agencyCode,
    ...spot
  }: Pick<DutyResponse, 'topicCode' | 'municipalityCode' | 'street' | 'house' | 'objects'> & {
    agencyCode: string | undefined
  },
): Body | null {
  const find = (code: string) => directory.agencies.find((agency) => agency.code === code)
  const named = agencyCode === undefined ? undefined : find(agencyCode)
  if (named) return { agency: named, match: 'named', line: null, unitCode: null }
  const chosen = topicCode === null ? null : chooseAgency(directory, { topicCode, municipalityCode, spot })
  const agency = chosen && find(chosen.agencyCode)
  const { match = 'named', line = null, unitCode = null } = chosen ?? {}
  return agency ? { agency, match, line, unitCode } : null
}

/** An address alone: what is there is asked of each topic, and told by their groups. */
function groupsOf(
  directory: Directory,
  { topicCode, municipalityCode, ...spot }: Omit<DutyResponse, 'answer' | 'groups' | 'streetPlaces'>,
): DutyResponse['groups'] {
  if (topicCode !== null || municipalityCode === null) return []
  return directory.topicGroups.flatMap(({ code: groupCode }) => {
    const counts = new Map<string, number>()
    for (const topic of directory.topics.filter((one) => one.groupCode === groupCode)) {
      const chosen = chooseAgency(directory, { topicCode: topic.code, municipalityCode, spot })
      if (chosen) counts.set(chosen.agencyCode, (counts.get(chosen.agencyCode) ?? 0) + 1)
    }
    const bodies = [...counts].toSorted(([, one], [, other]) => other - one)
    return bodies.length === 0 ? [] : [{ groupCode, agencyCodes: bodies.map(([code]) => code) }]
  })
}

function askedOf(
  { topics }: Directory,
  { topicCode, municipalityCode, street }: Pick<DutyResponse, 'topicCode' | 'municipalityCode' | 'street'>,
): AskedOf {
  const topic = topics.find(({ code }) => code === topicCode)
  return {
    ...{ topicCode, municipalityCode, street },
    ...{ groupCode: topic?.groupCode ?? null, isUrgent: topic?.isUrgent === true },
  }
}

type Asking = Body & { asked: AskedOf; directory: Directory; actor: Actor }

async function answerOf(
  { db, clock }: DutyContext,
  { agency, match, line, unitCode, asked, directory, actor }: Asking,
): Promise<DutyAnswer> {
  const bodies = [agency.code, ...administrationsOf(directory, asked.municipalityCode)]
  const [contact, all] = await Promise.all([
    findContact(db, agency.code),
    listPosts(db, [...new Set(bodies)]),
  ])
  const posts = all.filter(({ isActive }) => isActive)
  const read = await readPostsNow(db, { posts, directory, now: clock(), aheadDays: AHEAD_DAYS })
  const own = ofBody(posts, agency.code)
  const ofUnit = own.filter((post) => unitCode !== null && post.unitCode === unitCode)
  const chosen = choosePost(ofUnit, asked) ?? choosePost(own, asked)
  const post = chosen && {
    ...read.postNow(chosen.post),
    ...{
      fit: chosen.fit,
      lead: read.speaker(chosen.post.leadId),
      deputy: read.speaker(chosen.post.deputyId),
    },
  }
  const isSomebodyThere = post?.now.speakers.some(({ isAway }) => !isAway) === true
  const { note: _note, ...contactShown } = presentContact(contact, agency.phone)
  return {
    ...{ agencyCode: agency.code, match, line, unitCode, ...contactShown, post },
    hours: read.hoursOf(agency.code),
    emergency: isSomebodyThere ? null : findEmergency({ posts, bodies, asked, except: post?.id }, read),
    writers: post ? [] : await listWriters(db, agency.code),
    mayWrite: mayWriteFor(reachOf(actor, directory), agency.code),
  }
}

type Place = { posts: readonly PostRow[]; body: Body; asked: AskedOf; directory: Directory }

function emergencyAt({ posts, body, asked, directory }: Place, read: ReadPosts) {
  const bodies = [body.agency.code, ...administrationsOf(directory, asked.municipalityCode)]
  const found = findEmergency({ posts, bodies, asked, except: undefined }, read)
  const [speaker = null] = found?.now.speakers ?? []
  return found && { postName: found.name, phone: found.phone || (speaker?.phone ?? ''), speaker }
}

function ofBody(posts: readonly PostRow[], agencyCode: string): PostRow[] {
  return posts.filter((post) => post.agencyCode === agencyCode)
}

/** Where a duty service of the place stands. */
function administrationsOf({ agencies }: Directory, municipalityCode: string | null): string[] {
  return agencies
    .filter((agency) => agency.kind === 'administration' && agency.municipalityCode === municipalityCode)
    .map(({ code }) => code)
}

type Looking = {
  posts: readonly PostRow[]
  bodies: readonly string[]
  asked: AskedOf
  except: string | undefined
}

/** Of the body itself, else of the administration of the place: who is there at this moment. */
function findEmergency({ posts, bodies, asked, except }: Looking, read: ReadPosts): DutyAnswer['emergency'] {
  const urgent = { ...asked, isUrgent: true }
  for (const agencyCode of bodies) {
    const able = ofBody(posts, agencyCode).filter(({ id, isEmergency }) => isEmergency && id !== except)
    const there = able.filter((post) => {
      const { hours, now } = read.postNow(post)
      return hours.isOpen || now.by === 'shift'
    })
    const chosen = choosePost(there, urgent)
    if (chosen) return read.postNow(chosen.post)
  }
  return null
}

/** Names alone: whoever asks need not see the accounts of a body. */
async function listWriters(db: Db, agencyCode: string): Promise<string[]> {
  const people = await listPeopleOfAgency(db, agencyCode)
  const leading = people.filter(({ role }) => role === 'coordinator' || role === 'head')
  return [...new Set(leading.map(({ name }) => name))].slice(0, WRITERS_SHOWN)
}

/** A whole municipality: no line of a street decides for it. */
const ANYWHERE = { street: null, house: null, objects: [] }

/** A look at this moment needs only what comes next. */
const MAP_AHEAD_DAYS = 2

export async function readDutyMap(
  { db, clock }: DutyContext,
  { topicCode }: { topicCode: string },
): Promise<DutyMapResponse> {
  const directory = await getDirectory(db)
  const places = directory.municipalities.map(({ code: municipalityCode }) => ({
    municipalityCode,
    body: bodyOf(directory, { ...ANYWHERE, topicCode, municipalityCode, agencyCode: undefined }),
  }))
  const bodies = new Set(
    places.flatMap(({ municipalityCode, body }) => [
      ...administrationsOf(directory, municipalityCode),
      ...(body ? [body.agency.code] : []),
    ]),
  )
  const posts = (await listPosts(db, [...bodies])).filter(({ isActive }) => isActive)
  const read = await readPostsNow(db, { posts, directory, now: clock(), aheadDays: MAP_AHEAD_DAYS })
  return {
    places: places.map(({ municipalityCode, body }) => {
      const asked = askedOf(directory, { topicCode, municipalityCode, street: null })
      const chosen = body && choosePost(ofBody(posts, body.agency.code), asked)
      const post = chosen && read.postNow(chosen.post)
      const [speaker = null] = post?.now.speakers ?? []
      return {
        ...{ municipalityCode, agencyCode: body?.agency.code ?? null, postName: post?.name ?? null },
        phone: speaker?.phone || post?.phone || body?.agency.phone || '',
        isOpen: post?.hours.isOpen ?? (body ? read.hoursOf(body.agency.code).isOpen : false),
        ...{ by: post?.now.by ?? ('nobody' as const), speaker },
        emergency:
          body && (!speaker || speaker.isAway) ? emergencyAt({ posts, body, asked, directory }, read) : null,
      }
    }),
  }
}
