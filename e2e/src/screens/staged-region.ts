/** Puts questions of an invented town at every step of their life, through the documented interface of programs. */

import { setTimeout as pause } from 'node:timers/promises'
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { connectEmulator, type Network } from '../setup/emulator-client.ts'
import { openSession } from '../setup/session.ts'
import { actOn, type Method, type Speak, speakAs } from '../setup/staff-api.ts'
import { QUESTIONS, type Question } from './staged-questions.ts'

export type StaffRole = 'dispatcher' | 'moderator' | 'coordinator' | 'executor' | 'administrator'
export type StagedRegion = { url: string; ids: Record<string, string>; cookies: Record<StaffRole, string> }
type Accounts = readonly { email: string; password: string; role: string }[]

const AGENCY = 'administration-staraya-russa'
const TOWN = 'staraya-russa'
/** A busy machine opens the doors long before the last community is connected. */
const READY_ATTEMPTS = 100
const APPEARS_WITHIN_MS = 60_000
const ARRIVES_WITHIN_MS = 2000
const STAFF: readonly StaffRole[] = ['dispatcher', 'moderator', 'coordinator', 'executor', 'administrator']

const Card = z.object({
  id: z.string(),
  step: z.string(),
  version: z.number(),
  permalink: z.string().nullable(),
})
const Triage = Card.extend({ suggestion: z.object({ kind: z.object({ code: z.string() }) }).nullable() })
const Created = z.object({ id: z.string() })
const List = z.object({ incidents: z.array(z.object({ id: z.string() })) })
const Channels = z.object({
  channels: z.array(
    z.object({ externalId: z.string(), municipalityCode: z.string(), checkedAt: z.string().nullable() }),
  ),
})
const Chats = z.object({ chats: z.array(z.object({ id: z.string(), openCount: z.number() })) })
const Livestreams = z.object({
  livestreams: z.array(z.object({ id: z.string(), number: z.number(), step: z.string() })),
})
const Fakes = z.object({ fakes: z.array(z.object({ id: z.string(), step: z.string() })) })
const Bulletins = z.object({ bulletins: z.array(z.object({ id: z.string() })) })
const People = z.object({ people: z.array(z.object({ id: z.string(), role: z.string() })) })

type Api = (role: StaffRole, method: Method, path: string, body?: object) => Promise<unknown>

export async function stageRegion(
  { url, emulatorUrl }: { url: string; emulatorUrl: string },
  accounts: Accounts,
): Promise<StagedRegion> {
  const cookies = await signInStaff(url, accounts)
  const api = createApi(url, cookies)
  const network = connectEmulator(emulatorUrl)
  // Before the region comes to life and its people finish what was prepared.
  const prepared = findPrepared(api)
  // Whoever waits for it hears of its failure, however late that is.
  prepared.catch(() => undefined)
  const groupId = await untilReady(() => findCommunity(api))
  const { people } = People.parse(await api('coordinator', 'GET', `/api/agencies/${AGENCY}/people`))
  const assigneeId = people.find(({ role }) => role === 'executor')?.id ?? null
  const { id: postId } = await network.publishPost(groupId, 'Приём вопросов недели: пишите под этой записью.')
  const ids: Record<string, string> = {}
  for (const question of QUESTIONS) {
    ids[question.key] = await stageQuestion(question, { api, network, groupId, postId, assigneeId })
  }
  ids.outage = await stageOutage(api)
  await api('administrator', 'PUT', '/api/push', { isOn: true })
  await dismissChatter(api, Object.values(ids))
  return { url, ids: { ...ids, ...(await prepared) }, cookies }
}

/** What the demo itself brings. */
async function findPrepared(api: Api): Promise<Record<string, string>> {
  const [fake, chat, stream, order] = await Promise.all([
    untilReady(() => findFake(api)),
    untilReady(() => findChat(api)),
    untilReady(() => findLivestream(api)),
    untilReady(() => findOrder(api)),
  ])
  return { fake, chat, livestream: stream.id, streamNumber: String(stream.number), order }
}

/** The house of the question `new-water` stands in it. */
async function stageOutage(api: Api): Promise<string> {
  const moment = (inHours: number) => new Date(Date.now() + inHours * HOUR_MS).toISOString()
  const outage = {
    ...{ kind: 'cold_water', reason: 'Меняем задвижку на водопроводе', agencyCode: 'water-polist' },
    ...{ municipalityCode: TOWN, addresses: 'ул. Минеральная, 1–31 нечётные, 40к2; пер. Садовый' },
    ...{ beginsAt: moment(-2), endsAt: moment(5) },
  }
  return Created.parse(await api('moderator', 'POST', '/api/outages', outage)).id
}

/** Of the demo: it waits for the second of two verdicts. */
async function findFake(api: Api): Promise<string> {
  const { fakes } = Fakes.parse(await api('moderator', 'GET', '/api/fakes?list=open'))
  const found = fakes.find(({ step }) => step === 'verdict')
  if (!found) throw new Error('No card of a rumour waits for a verdict')
  return found.id
}

/** One where somebody waits for an answer. */
async function findChat(api: Api): Promise<string> {
  const { chats } = Chats.parse(await api('dispatcher', 'GET', '/api/chats'))
  const found = chats.find(({ openCount }) => openCount > 0)
  if (!found) throw new Error('No chat has an open question')
  return found.id
}

/** One that is on air, else any. */
async function findLivestream(api: Api): Promise<{ id: string; number: number }> {
  const [from, to] = [-30, 30].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10))
  const { livestreams } = Livestreams.parse(
    await api('moderator', 'GET', `/api/livestreams?from=${from}&to=${to}`),
  )
  const found = livestreams.find(({ step }) => step === 'on_air') ?? livestreams[0]
  if (!found) throw new Error('No stream is in the calendar')
  return found
}

/** Of the demo: what the moderator has asked of all municipalities. */
async function findOrder(api: Api): Promise<string> {
  const { bulletins } = Bulletins.parse(await api('moderator', 'GET', '/api/bulletins?list=mine&kind=order'))
  const [order] = bulletins
  if (!order) throw new Error('No order was given')
  return order.id
}

/** What a dispatcher does first: words without a question leave the stream. */
async function dismissChatter(api: Api, ours: readonly string[]): Promise<void> {
  const { incidents } = List.parse(await api('dispatcher', 'GET', '/api/incidents?queue=new&limit=100'))
  for (const { id } of incidents.filter((incident) => !ours.includes(incident.id))) {
    const card = Triage.parse(await api('dispatcher', 'GET', `/api/incidents/${id}`))
    if (!['chatter', 'abuse', 'spam'].includes(card.suggestion?.kind.code ?? '')) continue
    const command = { type: 'dismiss', reason: 'no_question', expectedVersion: card.version }
    // The region lives: a word more from the author makes the card newer than what was read.
    await api('dispatcher', 'POST', `/api/incidents/${id}/commands`, command).catch(() => undefined)
  }
}

/** A demo region is open before all of its people and communities are in their places. */
async function untilReady<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = READY_ATTEMPTS; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await pause(1500)
    }
  }
}

/** A page that was not asked yet whether it sends its events does not send them: what is written there comes late. */
async function findCommunity(api: Api): Promise<number> {
  const { channels } = Channels.parse(await api('administrator', 'GET', '/api/channels?network=vk'))
  const found = channels.find(({ municipalityCode, checkedAt }) => municipalityCode === TOWN && checkedAt)
  if (!found) throw new Error(`No community of ${TOWN}`)
  return Number(found.externalId)
}

async function signInStaff(url: string, accounts: Accounts): Promise<Record<StaffRole, string>> {
  const found = await Promise.all(
    STAFF.map(async (role) => [role, await untilReady(() => signIn(url, accounts, role))] as const),
  )
  const cookieOf = (wanted: StaffRole) => found.find(([role]) => role === wanted)?.[1] ?? ''
  return {
    dispatcher: cookieOf('dispatcher'),
    moderator: cookieOf('moderator'),
    coordinator: cookieOf('coordinator'),
    executor: cookieOf('executor'),
    administrator: cookieOf('administrator'),
  }
}

async function signIn(url: string, accounts: Accounts, role: StaffRole): Promise<string> {
  const account = accounts.find((candidate) => candidate.role === role)
  if (!account) throw new Error(`No account of a ${role}`)
  return openSession(url, account)
}

function createApi(url: string, cookies: Record<StaffRole, string>): Api {
  return async (role, method, path, body) => {
    const speak = speakAs({ url, cookie: cookies[role], who: role })
    for (let left = READY_ATTEMPTS; ; left -= 1) {
      try {
        return await speak(method, path, body)
      } catch (error) {
        // A region that comes to life on a busy machine asks its readers to come again.
        const isBusy = method === 'GET' && error instanceof Error && error.message.includes(': 503 ')
        if (!isBusy || left === 0) throw error
        await pause(1500)
      }
    }
  }
}

type Stage = { api: Api; network: Network; groupId: number; postId: number; assigneeId: string | null }

type Run = (role: StaffRole, path: string, body: object) => Promise<void>

async function stageQuestion(question: Question, stage: Stage): Promise<string> {
  const { api, network, groupId, postId } = stage
  const resident = await network.createResident()
  const place = { groupId, objectId: postId, residentId: resident.id }
  const comment = await network.addComment({ ...place, text: question.text })
  const id = await findCard(api, comment.id)
  const speak =
    (role: StaffRole): Speak =>
    (method, at, body) =>
      api(role, method, at, body)
  const run: Run = (role, path, body) =>
    actOn(id, { reader: speak('dispatcher'), actor: speak(role) }, { path, body })
  const text = question.answer.replace('{name}', resident.firstName)
  if (question.step !== 'new') await register(question, run)
  if (question.step !== 'new' && question.step !== 'assigned') await take(run, stage.assigneeId)
  if (question.step === 'in_progress') {
    const draft = { kind: 'final', text, expectedRevision: 0 }
    await api('executor', 'PUT', `/api/incidents/${id}/answer/draft`, draft)
  }
  if (!isAnswered(question)) return id
  await submit(run, {
    text,
    firstText: question.firstAnswer?.replace('{name}', resident.firstName),
    question,
  })
  if (question.followUp) {
    await network.addComment({ ...place, text: question.followUp, replyToId: comment.id })
    await pause(ARRIVES_WITHIN_MS)
  }
  if (question.step === 'publishing' || question.step === 'awaiting_author')
    await publish(question, stage, run)
  return id
}

const isAnswered = ({ step }: Question) => !['new', 'assigned', 'in_progress'].includes(step)

async function register({ topicCode }: Question, run: Run): Promise<void> {
  const place = { municipalityCode: TOWN, agencyCode: AGENCY }
  await run('dispatcher', 'commands', { type: 'accept', topicCode, ...place, urgency: 'normal' })
}

async function take(run: Run, assigneeId: string | null): Promise<void> {
  await run('coordinator', 'commands', { type: 'assign_person', unitCode: null, assigneeId })
  await run('executor', 'commands', { type: 'take' })
}

type Texts = { text: string; firstText: string | undefined; question: Question }

async function submit(run: Run, { text, firstText, question }: Texts): Promise<void> {
  const answer = { kind: 'final', overrideReason: 'Срок согласован с подрядчиком устно.' }
  await run('executor', 'answer/submit', { ...answer, text: firstText ?? text })
  if (firstText === undefined) return
  const remark = { versionNo: 1, reasonCode: 'no_date', comment: 'Назовите день, когда закончат.' }
  await run('moderator', 'answer/send-back', remark)
  if (question.step !== 'rework') await run('executor', 'answer/submit', { ...answer, text })
}

async function publish({ step }: Question, { network, groupId }: Stage, run: Run): Promise<void> {
  const refusal = { kind: 'error', code: 15, method: 'wall.createComment', groupId, next: 1 }
  if (step === 'publishing') await network.setFaults([refusal])
  await run('moderator', 'answer/approve', { versionNo: 1 })
  await pause(ARRIVES_WITHIN_MS)
}

async function findCard(api: Api, commentId: number): Promise<string> {
  const deadline = Date.now() + APPEARS_WITHIN_MS
  const path = `/api/incidents?queue=new&municipalityCode=${TOWN}&limit=100`
  const others = new Set<string>()
  while (Date.now() < deadline) {
    const { incidents } = List.parse(await api('dispatcher', 'GET', path))
    for (const { id } of incidents.filter((incident) => !others.has(incident.id))) {
      const card = Card.parse(await api('dispatcher', 'GET', `/api/incidents/${id}`))
      if (new RegExp(`reply=${commentId}(?!\\d)`).test(card.permalink ?? '')) return id
      others.add(id)
    }
    await pause(200)
  }
  throw new Error(`No card for comment ${commentId}`)
}
