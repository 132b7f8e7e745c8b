/** Practices of the demo region: twelve, true to its past where that is loaded, for their figures are of the ledger. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Actor, findActorByUserId } from '../../../modules/access/index.ts'
import { type Directory, getDirectory } from '../../../modules/directory/index.ts'
import {
  addComment,
  adoptPractice,
  createPractice,
  runPracticeCommand,
  savePracticePicture,
  voteForPractice,
} from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { findPractice } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'
import { ensureUser, listDemoPeople, type Person } from '../demo-officials.ts'
import { readDrawing } from '../past/load/read-drawing.ts'

const DemoPractice = z.strictObject({
  key: z.string(),
  place: z.string(),
  subject: z.string(),
  isGroup: z.boolean().default(false),
  weeksAgo: z.number().int(),
  writtenDaysAgo: z.number().int(),
  title: z.string(),
  problem: z.string(),
  done: z.string(),
  cost: z.string(),
  votes: z.number().int(),
  /** Which municipality, and how many weeks ago. */
  adoptedIn: z.array(z.tuple([z.string(), z.number().int()])),
  comments: z.array(z.string()).default([]),
  /** What the two drawings show, before and after. */
  drawn: z.string().optional(),
})
type DemoPractice = z.infer<typeof DemoPractice>
type Deps = Pick<Product, 'context' | 'practiceFiles'>

export function readDemoPractices(): DemoPractice[] {
  const path = new URL('./data/practices.json', import.meta.url)
  return z.array(DemoPractice).parse(JSON.parse(readFileSync(path, 'utf8')))
}

export async function preparePractices(deps: Deps): Promise<void> {
  const directory = await getDirectory(deps.context.db)
  for (const practice of readDemoPractices()) {
    const practiceId = idFrom('demo practice', practice.key)
    if (!(await findPractice(deps.context.db, practiceId)))
      await play(deps, practice, { practiceId, directory })
  }
}

type Playing = { practiceId: string; directory: Directory }

async function play(
  { context, practiceFiles }: Deps,
  practice: DemoPractice,
  { practiceId, directory }: Playing,
): Promise<void> {
  const { db, region } = context
  const at = (daysAgo: number) => ({ db, region, clock: () => morning(context, daysAgo) })
  const dayOf = (weeksAgo: number) => dateInZone(region.timeZone, morning(context, weeksAgo * WEEK_DAYS))
  const { title, problem, done, cost, writtenDaysAgo, place, comments } = practice
  const writer = await actorOf(context, coordinatorOf(directory, place))
  const subject = { kind: practice.isGroup ? 'group' : 'topic', code: practice.subject } as const
  const content = { title, problem, done, cost, subject, municipalityCode: place }
  const atHand = { ...at(writtenDaysAgo), files: practiceFiles }
  const pictures = await drawPictures(atHand, practice, writer)
  await createPractice(at(writtenDaysAgo), {
    ...{ id: practiceId, actor: writer, isSubmitted: true },
    content: { ...content, startedOn: dayOf(practice.weeksAgo), pictures },
  })
  const approver = await actorOf(
    context,
    DEMO_ACCOUNTS.find(({ role }) => role === 'moderator'),
  )
  const command = { type: 'approve', expectedVersion: 1 } as const
  await runPracticeCommand(at(writtenDaysAgo - 1), { practiceId, actor: approver, command })
  const staff = listDemoPeople(directory.agencies).filter(
    ({ password, email }) => password === null && email !== '',
  )
  const others = staff.filter(({ grants }) => grants.some(({ role }) => role === 'executor'))
  for (const voter of others.slice(0, practice.votes))
    await voteForPractice(at(writtenDaysAgo - 2), {
      practiceId,
      isFor: true,
      actor: await actorOf(context, voter),
    })
  for (const [number, words] of comments.entries())
    await addComment(at(writtenDaysAgo - 2), {
      ...{ practiceId, actor: await actorOf(context, others[number]) },
      comment: { id: idFrom('demo practice comment', practice.key, String(number)), words },
    })
  for (const [municipalityCode, weeksAgo] of practice.adoptedIn)
    await adoptPractice(at(1), {
      ...{ practiceId, actor: await actorOf(context, coordinatorOf(directory, municipalityCode)) },
      request: {
        ...{ id: idFrom('demo adoption', practice.key, municipalityCode), municipalityCode },
        ...{ startedOn: dayOf(weeksAgo), note: '' },
      },
    })
}

const SIDES = [
  ['before', 'До'],
  ['after', 'После'],
] as const
type PicturesAtHand = Parameters<typeof savePracticePicture>[0]

async function drawPictures(context: PicturesAtHand, { key, drawn }: DemoPractice, actor: Actor) {
  if (!drawn) return []
  return Promise.all(
    SIDES.map(async ([side, caption]) => {
      const id = idFrom('demo practice picture', key, side)
      const name = `${drawn}-${side}`
      await savePracticePicture(context, { id, name: `${name}.png`, actor, ...(await readDrawing(name)) })
      return { id, caption }
    }),
  )
}

const WEEK_DAYS = 7

function morning({ region, clock }: Product['context'], daysAgo: number): Date {
  const date = dateInZone(region.timeZone, clock())
  const moment = momentInZone(region.timeZone, { date, time: '10:10', addDays: -daysAgo })
  return new Date(Math.min(moment.getTime(), clock().getTime()))
}

function coordinatorOf({ agencies }: Directory, municipalityCode: string): Person | undefined {
  const body = agencies.find(
    (one) => one.kind === 'administration' && one.municipalityCode === municipalityCode,
  )
  return body && listDemoPeople([body]).find(({ grants }) => grants.some(isCoordinatorOf(body.code)))
}

const isCoordinatorOf =
  (agencyCode: string) =>
  ({ role, scope }: Person['grants'][number]) =>
    role === 'coordinator' && scope.kind === 'agency' && scope.code === agencyCode

async function actorOf(context: Product['context'], person: Person | undefined): Promise<Actor> {
  const actor = person && (await findActorByUserId(context.db, await ensureUser({ context }, person)))
  if (!actor) throw new Error('Nobody of the demo could have written it')
  return actor
}
