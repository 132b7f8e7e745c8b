/** Courses of the demo region as its people have taken them: some have passed one, the executor has begun another, which the head has assigned. What stands is left as it is. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { type Actor, findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { getDirectory } from '../../../modules/directory/index.ts'
import { addAnswer, addSeen, assignCourse, getCourse } from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { listDemoPeople } from '../demo-officials.ts'

type Deps = Pick<Product, 'context'>
const PASSED = idFrom('course', 'chat-duty')
const BEGUN = idFrom('course', 'plain-answers')
const CARDS_READ = 3
/** One of so many has found the time. */
const ONE_OF = 3

export async function prepareCourses({ context }: Deps): Promise<void> {
  const { agencies } = await getDirectory(context.db)
  const emails = listDemoPeople(agencies).flatMap(({ email, password }) => (password === null ? email : []))
  const learners = ['coordinator@veche.example', ...emails.filter((_email, place) => place % ONE_OF === 0)]
  for (const [place, email] of learners.entries()) await pass(context, email, place)
  const executor = await findActor(context, 'executor@veche.example')
  if (!executor) return
  const { content } = await getCourse(context.db, BEGUN, { isNewest: false })
  const cards = content.cards.slice(0, CARDS_READ).map(({ title }) => title)
  await addSeen(context, { courseId: BEGUN, cards, actor: executor })
  await assign(context)
}

const ASSIGNED_TO = 'administration-staraya-russa'
const DAYS_LEFT = 9

/** The head wants plain answers of the own people; a second start finds it there. */
async function assign(context: Product['context']): Promise<void> {
  const head = await findActor(context, 'head@veche.example')
  if (!head) return
  const dueOn = dateInZone(context.region.timeZone, new Date(context.clock().getTime() + DAYS_LEFT * DAY_MS))
  const request = {
    id: idFrom('demo assignment', ASSIGNED_TO),
    agencyCode: ASSIGNED_TO,
    unitCode: null,
    dueOn,
  }
  await assignCourse(context, { courseId: BEGUN, actor: head, request })
}

/** A second start sends the same attempt again, and nothing counts twice. */
async function pass(context: Product['context'], email: string, place: number): Promise<void> {
  const actor = await findActor(context, email)
  if (!actor) return
  const { versionNo, content } = await getCourse(context.db, PASSED, { isNewest: false })
  const moment = new Date(context.clock().getTime() - HOUR_MS - place * 17 * MINUTE_MS)
  const then = { ...context, clock: () => moment }
  await addSeen(then, { courseId: PASSED, cards: content.cards.map(({ title }) => title), actor })
  const attemptId = idFrom('demo attempt', email)
  for (const [questionNo, { options }] of content.questions.entries()) {
    const chosen = options.flatMap(({ isRight }, at) => (isRight ? [at] : []))
    await addAnswer(then, { courseId: PASSED, actor, request: { attemptId, versionNo, questionNo, chosen } })
  }
}

async function findActor({ db }: Product['context'], email: string): Promise<Actor | null> {
  const user = await findUserByEmail(db, email)
  return user && findActorByUserId(db, user.id)
}
