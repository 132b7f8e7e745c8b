/** News and orders of the demo region, written, read and done by its people by the rules of any. What stands is left as it is. */
import { readFileSync } from 'node:fs'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { BULLETIN_DOERS } from '@veche/contract/values/orders.ts'
import { z } from 'zod'
import { type Actor, findActorByUserId } from '../../../modules/access/index.ts'
import { type Directory, getDirectory } from '../../../modules/directory/index.ts'
import { addDeed, addReceipt, createBulletin, runBulletinCommand } from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { findBulletin } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'
import { ensureUser, listDemoPeople } from '../demo-officials.ts'

const DemoBulletin = z.strictObject({
  key: z.string(),
  by: z.enum(['dispatcher', 'moderator', 'head']),
  daysAgo: z.number().int(),
  title: z.string(),
  text: z.string(),
  agencyCodes: z.array(z.string()).default([]),
  municipalities: z.union([z.literal('all'), z.array(z.string())]).default([]),
  task: z
    .strictObject({ act: z.string(), dueInDays: z.number().int(), doneBy: z.enum(BULLETIN_DOERS) })
    .optional(),
  /** How many of the people without a password have read it. */
  read: z.enum(['none', 'few', 'half']),
  /** In how many municipalities it is done. */
  done: z.number().int().default(0),
  /** Said by the next one. */
  cannot: z.string().optional(),
})
type DemoBulletin = z.infer<typeof DemoBulletin>
type Deps = Pick<Product, 'context'>

export function readDemoBulletins(): DemoBulletin[] {
  const path = new URL('./data/bulletins.json', import.meta.url)
  return z.array(DemoBulletin).parse(JSON.parse(readFileSync(path, 'utf8')))
}

export async function prepareBulletins(deps: Deps): Promise<void> {
  for (const bulletin of readDemoBulletins()) {
    const bulletinId = idFrom('demo bulletin', bulletin.key)
    if (!(await findBulletin(deps.context.db, bulletinId))) await play(deps, bulletin, bulletinId)
  }
}

async function play({ context }: Deps, bulletin: DemoBulletin, bulletinId: string): Promise<void> {
  const { db, clock, region, jobs } = context
  const now = clock()
  const directory = await getDirectory(db)
  const writtenAt = momentOf(region.timeZone, now, bulletin.daysAgo)
  const at = (moment: Date) => ({ db, region, jobs, clock: () => moment })
  const actor = await findActor(context, DEMO_ACCOUNTS.find(({ role }) => role === bulletin.by)?.email)
  const dayIn = (days: number) =>
    dateInZone(
      region.timeZone,
      momentInZone(region.timeZone, { ...noonOf(region.timeZone, now), addDays: days }),
    )
  const { task, municipalities, agencyCodes, title, text } = bulletin
  const municipalityCodes =
    municipalities === 'all' ? directory.municipalities.map(({ code }) => code) : municipalities
  await createBulletin(at(writtenAt), {
    ...{ id: bulletinId, actor },
    content: {
      ...{ title, text, links: [], files: [], audience: { roles: [], agencyCodes, municipalityCodes } },
      task: task ? { act: task.act, doneBy: task.doneBy, dueOn: dayIn(task.dueInDays) } : null,
    },
  })
  const isForEverybody = agencyCodes.length === 0 && municipalityCodes.length === 0
  const command = { type: 'publish', expectedVersion: 1, isForEverybody } as const
  await runBulletinCommand(at(writtenAt), { bulletinId, actor, command })
  await readAndDo(context, bulletin, { bulletinId, municipalityCodes, directory, writtenAt })
}

/** In working hours, unless the demo begins before them. */
function momentOf(timeZone: string, now: Date, daysAgo: number): Date {
  const date = dateInZone(timeZone, now)
  const morning = momentInZone(timeZone, { date, time: '10:20', addDays: -daysAgo })
  return new Date(Math.min(morning.getTime(), now.getTime() - 30 * MINUTE_MS))
}

function noonOf(timeZone: string, now: Date) {
  return { date: dateInZone(timeZone, now), time: '12:00' }
}

type Playing = {
  bulletinId: string
  municipalityCodes: readonly string[]
  directory: Directory
  writtenAt: Date
}

/** By the people who have no password: those who sign in find it unread. */
async function readAndDo(
  context: Product['context'],
  { read, done, cannot, agencyCodes }: DemoBulletin,
  { bulletinId, municipalityCodes, directory, writtenAt }: Playing,
): Promise<void> {
  const bodies = directory.agencies.filter(
    ({ code, kind, municipalityCode }) =>
      (agencyCodes.length === 0 && municipalityCodes.length === 0) ||
      agencyCodes.includes(code) ||
      (kind === 'administration' &&
        municipalityCode !== null &&
        municipalityCodes.includes(municipalityCode)),
  )
  const people = listDemoPeople(bodies).filter(({ password }) => password === null)
  const share = { none: 0, few: 0.2, half: 0.6 }[read]
  const readers = people.slice(0, Math.ceil(people.length * share))
  let minutes = 0
  const next = () => {
    minutes += 1
    return new Date(Math.min(writtenAt.getTime() + minutes * 7 * MINUTE_MS, context.clock().getTime()))
  }
  for (const reader of readers) {
    const [actor, moment] = [await findActor(context, reader.email), next()]
    const late = { ...context, clock: () => moment }
    await addReceipt(late, { bulletinId, versionNo: 1, pressedAt: moment, actor })
  }
  const doers = readers.filter(({ grants }) => grants.some(({ role }) => role === 'coordinator'))
  for (const [place, doer] of doers.slice(0, done + (cannot ? 1 : 0)).entries()) {
    const [actor, moment] = [await findActor(context, doer.email), next()]
    const isDone = place < done
    await addDeed(
      { ...context, clock: () => moment },
      {
        ...{ bulletinId, actor },
        request: {
          ...{
            id: idFrom('demo deed', bulletinId, doer.email),
            pressedAt: moment.toISOString(),
            link: null,
            files: [],
          },
          ...(isDone ? { state: 'done', words: DONE_WORDS[place % DONE_WORDS.length] ?? '' } : sayNo(cannot)),
        },
      },
    )
  }
}

const DONE_WORDS = [
  'Сделали, список отправлен в центр',
  '',
  'Проверили лично, замечаний нет',
  'Готово',
] as const
const sayNo = (words = '') => ({ state: 'cannot', words }) as const

async function findActor(context: Product['context'], email: string | undefined): Promise<Actor> {
  const { agencies } = await getDirectory(context.db)
  const person = listDemoPeople(agencies).find((one) => one.email === email)
  const actor = person && (await findActorByUserId(context.db, await ensureUser({ context }, person)))
  if (!actor) throw new Error(`Nobody of the demo is ${email}`)
  return actor
}
