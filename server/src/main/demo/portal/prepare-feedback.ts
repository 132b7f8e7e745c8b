/** What the demo region asks its centre, and two months of its pulse. What stands is left as it is. */
import { readFileSync } from 'node:fs'
import { PULSE_LEAST, PULSE_QUESTIONS, PULSE_REST } from '@veche/contract/values/portal/pulse.ts'
import { z } from 'zod'
import { type Actor, findActorByUserId, listActivePeople } from '../../../modules/access/index.ts'
import { getDirectory } from '../../../modules/directory/index.ts'
import { addPost, addPulse, createThread, runThreadCommand, vote } from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { findFeedback, hasPulse } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'
import { ensureUser, listDemoPeople, type Person } from '../demo-officials.ts'

const BY = ['dispatcher', 'moderator', 'coordinator', 'executor', 'staff'] as const
const DemoThread = z.strictObject({
  key: z.string(),
  by: z.enum(BY),
  kind: z.enum(['question', 'proposal']),
  daysAgo: z.number().int(),
  title: z.string(),
  words: z.string(),
  votes: z.number().int(),
  posts: z
    .array(z.strictObject({ by: z.enum(BY), daysAgo: z.number().int(), words: z.string() }))
    .default([]),
  end: z
    .strictObject({
      type: z.enum(['take', 'finish', 'decline']),
      daysAgo: z.number().int(),
      reason: z.string().default(''),
    })
    .optional(),
})
type DemoThread = z.infer<typeof DemoThread>
type Deps = Pick<Product, 'context'>

export function readDemoThreads(): DemoThread[] {
  const path = new URL('./data/feedback.json', import.meta.url)
  return z.array(DemoThread).parse(JSON.parse(readFileSync(path, 'utf8')))
}

export async function prepareFeedback(deps: Deps): Promise<void> {
  const { agencies } = await getDirectory(deps.context.db)
  const staff = listDemoPeople(agencies).filter(({ password }) => password === null)
  for (const [place, thread] of readDemoThreads().entries()) {
    const threadId = idFrom('demo feedback', thread.key)
    if (await findFeedback(deps.context.db, threadId)) continue
    // Of each thread the next people, so that not always the same ones vote.
    const start = (place * VOTERS_APART) % Math.max(1, staff.length)
    await play(deps, thread, { threadId, staff: [...staff.slice(start), ...staff.slice(0, start)] })
  }
  await preparePulse(deps)
}

const VOTERS_APART = 11

type Playing = { threadId: string; staff: readonly Person[] }

async function play({ context }: Deps, thread: DemoThread, { threadId, staff }: Playing): Promise<void> {
  const { db } = context
  const at = (daysAgo: number) => ({ db, clock: () => morning(context, daysAgo) })
  const find = (by: DemoThread['by']) => findActor(context, by, staff)
  const { kind, title, words, daysAgo, posts, end } = thread
  const request = { id: threadId, kind, title, words, isPrivate: false }
  await createThread(at(daysAgo), { request, actor: await find(thread.by) })
  for (const voter of staff.slice(1, 1 + thread.votes))
    await vote(at(daysAgo), { threadId, isFor: true, actor: await actorOf(context, voter) })
  for (const [place, post] of posts.entries()) {
    const id = idFrom('demo feedback post', thread.key, String(place))
    await addPost(at(post.daysAgo), {
      threadId,
      request: { id, words: post.words },
      actor: await find(post.by),
    })
  }
  if (!end) return
  const expectedRevision = 1 + posts.length
  const { type, reason } = end
  const command = type === 'take' ? { type, expectedRevision } : { type, reason, expectedRevision }
  await runThreadCommand(at(end.daysAgo), { threadId, command, actor: await find('moderator') })
}

function morning({ region, clock }: Product['context'], daysAgo: number): Date {
  const date = dateInZone(region.timeZone, clock())
  const moment = momentInZone(region.timeZone, { date, time: '09:40', addDays: -daysAgo })
  return new Date(Math.min(moment.getTime(), clock().getTime()))
}

async function findActor(
  context: Product['context'],
  by: DemoThread['by'],
  staff: readonly Person[],
): Promise<Actor> {
  const [first] = staff
  const person = by === 'staff' ? first : DEMO_ACCOUNTS.find(({ role }) => role === by)
  if (!person) throw new Error(`Nobody of the demo is ${by}`)
  return actorOf(context, person)
}

async function actorOf(context: Product['context'], person: Person): Promise<Actor> {
  const actor = await findActorByUserId(context.db, await ensureUser({ context }, person))
  if (!actor) throw new Error(`Nobody of the demo is ${person.email}`)
  return actor
}

/** Towns of the pulse, and how their people answer: by question, the score that most of them give. */
const PULSE = [
  { group: 'municipality:borovichi', people: 9, scores: [3, 2, 4, 3, 3] },
  { group: 'municipality:staraya-russa', people: 5, scores: [4, 3, 4, 3, 4] },
  { group: 'municipality:valday', people: 6, scores: [2, 2, 4, 2, 2] },
  { group: 'rest', people: 24, scores: [3, 3, 4, 3, 3] },
] as const
const WORDS = [
  'Много времени уходит на переписку с управляющими компаниями: они отвечают через неделю.',
  'Стало легче, когда появились образцы ответов.',
  'По вечерам и в выходные чаты не закрыть: нужен второй дежурный.',
  'Не хватает доступа к картам сетей, всё узнаём по телефону.',
]
/** From one answer to the next they differ a little. */
const APART = [0, 1, 0, -1, 0, 1, -1]

/** How many may answer in each group: nobody of the demo answers twice. */
async function countGroups({ db }: Product['context']): Promise<ReadonlyMap<string, number>> {
  const { agencies } = await getDirectory(db)
  const groupOf = ({ grants }: Pick<Actor, 'grants'>): string => {
    const towns = grants.flatMap(({ scope }) => {
      if (scope.kind === 'municipality') return scope.code
      const body = agencies.find(
        ({ code, units }) =>
          (scope.kind === 'agency' && scope.code === code) ||
          (scope.kind === 'unit' && units.some((unit) => unit.code === scope.code)),
      )
      return body?.kind === 'administration' ? (body.municipalityCode ?? []) : []
    })
    return towns.length === 0 ? 'beside' : `municipality:${towns.toSorted()[0]}`
  }
  const sizes = new Map<string, number>()
  for (const person of await listActivePeople(db)) {
    const group = groupOf(person)
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  const few = [...sizes].filter(([group, people]) => group !== 'beside' && people < PULSE_LEAST)
  return sizes.set(
    PULSE_REST,
    few.reduce((sum, [, people]) => sum + people, 0),
  )
}

async function preparePulse({ context }: Deps): Promise<void> {
  const { db, clock, region } = context
  if (await hasPulse(db)) return
  const sizes = await countGroups(context)
  const today = dateInZone(region.timeZone, clock())
  for (const back of [1, 2]) {
    const month = monthBack(today.slice(0, 7), back)
    for (const [town, { group, people: wanted, scores }] of PULSE.entries()) {
      const people = Math.min(wanted, sizes.get(group) ?? 0)
      if (people < PULSE_LEAST) continue
      const answers = Array.from({ length: people }, (_, person) => ({
        serialHash: idFrom('demo pulse', month, group, String(person)),
        scores: PULSE_QUESTIONS.map((_question, place) =>
          Math.min(
            5,
            Math.max(1, (scores[place] ?? 3) + (APART[(person + place + back) % APART.length] ?? 0)),
          ),
        ),
        words: person === 0 && back === 1 ? (WORDS[town] ?? '') : '',
      }))
      await db.transaction().execute((tx) => addPulse(tx, { month, group, answers }))
    }
  }
}

function monthBack(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of - 1 - count, 15)).toISOString().slice(0, 7)
}
