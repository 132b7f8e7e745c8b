/**
 * What is asked of an official page, from which document it follows, and how it stands. Pure: no I/O, no clock.
 *
 * What was read in two publications of a document is verified; the rest says that it is not, because a stale norm is worse
 * than none.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { PassportRequirement } from '@veche/contract/portal/page-passports.ts'
import { REQUIREMENTS, type SAID_REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'

export type RequirementCode = (typeof REQUIREMENTS)[number]
export type SaidCode = (typeof SAID_REQUIREMENTS)[number]
export type RequirementState = PassportRequirement['state']
export type PassportState = 'good' | 'attention' | 'bad'

const LAW = 'Федеральный закон от 09.02.2009 № 8-ФЗ в редакции от 14.07.2022 № 270-ФЗ'
const ORDER = 'Распоряжение Правительства РФ от 02.09.2022 № 2523-р'
const OWN = { document: null, clause: null, isVerified: true }

export const SOURCES: Record<RequirementCode, PassportRequirement['source']> = {
  network: { document: ORDER, clause: null, isVerified: true },
  contacts: { document: LAW, clause: null, isVerified: false },
  site_link: { document: LAW, clause: null, isVerified: false },
  mark: { document: LAW, clause: null, isVerified: false },
  owner: { document: LAW, clause: null, isVerified: false },
  token: OWN,
  comments: OWN,
  post: OWN,
  answered: OWN,
}

/** A page of an administration that is silent for longer is taken for an abandoned one. */
export const POST_DAYS = 7
export const ANSWERED_SHARE = 0.9
/** Fewer say nothing of a share. */
export const FEWEST_QUESTIONS = 10
/** What a person has confirmed is looked at again after so long: what the network measures, as often as it is measured. */
export const SAID_DAYS: Record<SaidCode, number> = {
  ...{ comments: 30, post: POST_DAYS, mark: 183, contacts: 183, site_link: 183 },
}

export type Said = { isMet: boolean; saidAt: Date }
export type PageFacts = {
  isActive: boolean
  health: 'green' | 'yellow' | 'red' | 'unknown'
  /** Null: the network is no place for official pages at all. */
  isNamedNetwork: boolean | null
  hasOwner: boolean
  lastPostAt: Date | null
  questions: number
  answered: number
  comments: number
  measuredAt: Date | null
  said: ReadonlyMap<SaidCode, Said>
}

export function judgePage(facts: PageFacts, now: Date): Map<RequirementCode, RequirementState> {
  const judged: Record<RequirementCode, RequirementState> = {
    ...{ owner: facts.hasOwner ? 'met' : 'broken', token: tokenState(facts) },
    ...{ comments: commentsState(facts, now), post: postState(facts, now), answered: answeredState(facts) },
    ...{ mark: askedState(facts, 'mark', now), contacts: askedState(facts, 'contacts', now) },
    ...{ site_link: askedState(facts, 'site_link', now) },
    network: facts.isNamedNetwork === true ? 'met' : 'none',
  }
  return new Map(REQUIREMENTS.map((code) => [code, judged[code]]))
}

export function stateOf(judged: ReadonlyMap<RequirementCode, RequirementState>): PassportState {
  const states = [...judged.values()]
  if (states.includes('broken')) return 'bad'
  return states.includes('unknown') ? 'attention' : 'good'
}

function tokenState({ isActive, health }: PageFacts): RequirementState {
  if (!isActive || health === 'red') return 'broken'
  return health === 'unknown' ? 'unknown' : 'met'
}

/** No network tells whether anybody may comment: that somebody did is proof, and silence is none; a person looks. */
function commentsState(facts: PageFacts, now: Date): RequirementState {
  return facts.measuredAt !== null && facts.comments > 0 ? 'met' : saidState(facts, 'comments', now)
}

/** A network that tells of no posts leaves it to a person. */
function postState(facts: PageFacts, now: Date): RequirementState {
  const { lastPostAt, measuredAt } = facts
  if (measuredAt === null || lastPostAt === null) return saidState(facts, 'post', now)
  return now.getTime() - lastPostAt.getTime() <= POST_DAYS * DAY_MS ? 'met' : 'broken'
}

function answeredState({ questions, answered, measuredAt }: PageFacts): RequirementState {
  const share = answeredShare({ questions, answered })
  if (measuredAt === null) return 'unknown'
  if (share === null) return 'none'
  return share >= ANSWERED_SHARE ? 'met' : 'broken'
}

/** Null: too few to divide by. */
export function answeredShare({ questions, answered }: Pick<PageFacts, 'questions' | 'answered'>) {
  return questions < FEWEST_QUESTIONS ? null : answered / questions
}

/** Of a network that the law does not speak of nothing is asked that it says. */
function askedState(facts: PageFacts, code: SaidCode, now: Date): RequirementState {
  return facts.isNamedNetwork === true ? saidState(facts, code, now) : 'none'
}

function saidState({ said }: PageFacts, code: SaidCode, now: Date): RequirementState {
  const last = said.get(code)
  if (!last) return 'unknown'
  if (!last.isMet) return 'broken'
  return now.getTime() - last.saidAt.getTime() <= SAID_DAYS[code] * DAY_MS ? 'met' : 'unknown'
}
