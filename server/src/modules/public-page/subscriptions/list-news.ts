/** What is new of that which a subscription follows, a line each: the same by letter and in a dialog. */
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { listDaysKept } from '../../book/index.ts'
import type { Directory } from '../../directory/index.ts'
import { kindsOfGroup, listOutagesAt, listPublicOutages } from '../../outages/index.ts'
import { publicStateOf } from '../domain/public-state.ts'
import { createShow } from '../open/domain/show-figures.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { registerWordsOf } from '../register/domain/words.ts'
import { placeOf, titleOf } from '../register/present-problem.ts'
import { listChanged, type ProblemRow } from '../register/register.repository.ts'
import { subscriptionWordsOf } from './domain/words.ts'
import { isFollowed } from './followed.ts'
import { insertTold, type SubscriptionRow } from './subscriptions.repository.ts'

/** More than these are said as a number, with the way to the list. */
const MOST_TOLD = 50

type Services = Pick<AppContext, 'clock' | 'region'> & { site: string }
type Asking = { row: SubscriptionRow; until: Date; directory: Directory }

/** Outages that are listed here are told from now on. */
export async function listNews(tx: Tx, services: Services, { row, ...asking }: Asking): Promise<string[]> {
  const { municipalityCode } = row
  return municipalityCode === null
    ? tellDays(tx, services, { row, until: asking.until })
    : tellPlace(tx, services, { row: { ...row, municipalityCode }, ...asking })
}

/** Ends of days that were kept since, the oldest first. */
async function tellDays(
  tx: Tx,
  { site }: Services,
  { row, until }: Pick<Telling, 'until'> & { row: SubscriptionRow },
): Promise<string[]> {
  const { dayOfBook } = subscriptionWordsOf(row.language)
  const kept = await listDaysKept(tx, { after: row.toldUntil, until })
  return kept.map(({ day, size, root }) =>
    dayOfBook(day, { size, root: root.toString('base64'), url: `${site}/book` }),
  )
}

type OfPlace = SubscriptionRow & { municipalityCode: string }
type Telling = { row: OfPlace; until: Date; directory: Directory }

async function tellPlace(tx: Tx, services: Services, telling: Telling): Promise<string[]> {
  const now = services.clock()
  return [
    ...(await tellProblems(tx, services, telling)),
    ...(await tellOutages(tx, services, { ...telling, now })),
  ]
}

async function tellProblems(
  tx: Tx,
  { site }: Services,
  { row, until, directory }: Telling,
): Promise<string[]> {
  const { municipalityCode, groupCode, toldUntil } = row
  const changed = await listChanged(tx, {
    ...{ municipalityCode, groupCode, after: toldUntil, until, limit: 1000 },
  })
  const words = registerWordsOf(row.language)
  const found = changed.filter((problem) => isFollowed(problem, row, directory))
  const lineOf = (problem: ProblemRow) =>
    [
      `${words.number(problem.number)}: ${titleOf(problem, directory)}. ${placeOf(problem, directory)}`,
      `${words.states[publicStateOf(shownStepOf(problem))]}. ${site}/open/problems/${problem.number}`,
    ].join('\n')
  const more =
    found.length > MOST_TOLD
      ? [`+${found.length - MOST_TOLD}: ${site}/open/problems?place=${municipalityCode}`]
      : []
  return [...found.slice(0, MOST_TOLD).map(lineOf), ...more]
}

/** Of the house or street, or of the whole municipality; of a group of topics those that its questions are about. */
async function tellOutages(
  tx: Tx,
  { region, site }: Services,
  { row, now, directory }: Pick<Telling, 'row' | 'directory'> & { now: Date },
): Promise<string[]> {
  const { municipalityCode, street, house, groupCode, language } = row
  const kinds = groupCode === null ? null : kindsOfGroup(groupCode, directory.topics)
  const going = await listPublicOutages(tx, { at: now, municipality: municipalityCode })
  const here =
    street === null
      ? null
      : new Set(
          (await listOutagesAt(tx, { municipality: municipalityCode, street, house, at: now })).map(
            ({ outage }) => outage.id,
          ),
        )
  const told = going.filter(({ id, kind }) => (here?.has(id) ?? true) && (kinds?.has(kind) ?? true))
  const fresh = await insertTold(
    tx,
    row.id,
    told.map(({ id }) => id),
  )
  const words = subscriptionWordsOf(language)
  const { outageKinds } = registerWordsOf(language)
  const show = createShow(language, region.timeZone)
  return told
    .filter(({ id }) => fresh.has(id))
    .map(
      ({ number, kind, addresses, endsAt }) =>
        `${words.outage} № ${number}: ${outageKinds[kind]}, ${words.until(show.moment(new Date(endsAt)))}\n${addresses}\n${site}/open/outages?place=${municipalityCode}`,
    )
}
