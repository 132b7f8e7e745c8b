/** Official pages as an auditor asks of them: owner, key, comments, last post, answers, and what is to be mended. */
import { isNamedForOfficialPages } from '@veche/contract/networks/index.ts'
import type {
  PassportResponse,
  PassportSummary,
  PassportsQuery,
  PassportsResponse,
} from '@veche/contract/portal/page-passports.ts'
import { REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'
import type { Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { type Channel, listChannels } from '../../channels/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { holderOf } from '../../text/index.ts'
import { choosePassports } from './domain/choose-passports.ts'
import {
  answeredShare,
  judgePage,
  type PageFacts,
  type RequirementCode,
  type RequirementState,
  SOURCES,
  stateOf,
} from './domain/requirements.ts'
import { isWithin, mayChange, readingReach } from './passports.policy.ts'
import {
  listCandidates,
  listPassports,
  listSaid,
  type PassportRow,
  type SaidRow,
} from './passports.repository.ts'

export type PassportsContext = Pick<AppContext, 'db' | 'clock' | 'region'> & {
  /** Null: the network gives pages no address. */
  pageUrl: (network: Network, externalId: string) => string | null
}

export type Page = {
  channel: Channel
  row: PassportRow | null
  said: readonly SaidRow[]
  facts: PageFacts
  judged: ReadonlyMap<RequirementCode, RequirementState>
}

/** Whatever residents can open and write under: letters and the form of ours are no pages. */
function isPage({ network }: Channel): boolean {
  return isNamedForOfficialPages(network) !== null
}

export async function listPages(db: Db, now: Date): Promise<Page[]> {
  const [channels, rows, words] = await Promise.all([listChannels(db), listPassports(db), listSaid(db)])
  return channels.filter(isPage).map((channel) => {
    const row = rows.get(channel.id) ?? null
    const said = words.get(channel.id) ?? []
    const facts = factsOf(channel, row, said)
    return { channel, row, said, facts, judged: judgePage(facts, now) }
  })
}

function factsOf(channel: Channel, row: PassportRow | null, said: readonly SaidRow[]): PageFacts {
  return {
    ...{ isActive: channel.isActive, health: channel.health },
    isNamedNetwork: isNamedForOfficialPages(channel.network),
    hasOwner: row !== null && (row.ownerId !== null || row.ownerName !== ''),
    ...{ lastPostAt: row?.lastPostAt ?? null, questions: row?.questions ?? 0 },
    ...{ answered: row?.answered ?? 0, comments: row?.comments ?? 0, measuredAt: row?.measuredAt ?? null },
    said: new Map(said.map(({ code, isMet, saidAt }) => [code, { isMet, saidAt }])),
  }
}

type Reading = { directory: Directory; pages: Page[] }

async function readVisible({ db, clock }: PassportsContext, actor: Actor): Promise<Reading> {
  const [directory, pages] = await Promise.all([getDirectory(db), listPages(db, clock())])
  const reach = readingReach(actor, directory)
  return {
    directory,
    pages: pages.filter(({ channel }) => isWithin(reach, channel.municipalityCode)),
  }
}

type Asked = { query: PassportsQuery; actor: Actor }

export async function readList(
  context: PassportsContext,
  { query, actor }: Asked,
): Promise<PassportsResponse> {
  const { directory, pages } = await readVisible(context, actor)
  const all = pages.map(presentSummary)
  const count = (state: PassportSummary['state']) => all.filter((one) => one.state === state).length
  const reach = readingReach(actor, directory)
  const named = new Set(
    pages
      .filter(({ channel, facts }) => channel.isActive && facts.isNamedNetwork === true)
      .map(({ channel }) => channel.municipalityCode),
  )
  return {
    passports: choosePassports(all, query, nameIn(directory)),
    counts: { bad: count('bad'), attention: count('attention'), good: count('good') },
    withoutPage: directory.municipalities
      .map(({ code }) => code)
      .filter((code) => isWithin(reach, code) && !named.has(code)),
  }
}

export function nameIn({ municipalities }: Directory) {
  const names = new Map(municipalities.map(({ code, name }) => [code, name]))
  return (code: string) => names.get(code) ?? code
}

function presentSummary({ channel, row, facts, judged }: Page): PassportSummary {
  const codesOf = (state: RequirementState) => REQUIREMENTS.filter((code) => judged.get(code) === state)
  return {
    ...{ channelId: channel.id, network: channel.network, name: channel.name },
    ...{ municipalityCode: channel.municipalityCode, isActive: channel.isActive },
    ...{ state: stateOf(judged), broken: codesOf('broken'), unknown: codesOf('unknown') },
    met: codesOf('met'),
    ownerName: facts.hasOwner ? (row?.ownerName ?? null) : null,
    lastPostAt: facts.lastPostAt?.toISOString() ?? null,
    ...{ questions: facts.questions, answeredShare: answeredShare(facts) },
    measuredAt: facts.measuredAt?.toISOString() ?? null,
  }
}

type One = { channelId: string; actor: Actor }

/** What lies beyond the reader's places is not there for them. */
export async function getPage(
  context: PassportsContext,
  { channelId, actor }: One,
): Promise<{ page: Page; directory: Directory }> {
  const { directory, pages } = await readVisible(context, actor)
  const page = pages.find(({ channel }) => channel.id === channelId)
  if (!page) throw new NotFoundError('passport.not_found', { id: channelId })
  return { page, directory }
}

export async function showPassport(context: PassportsContext, one: One): Promise<PassportResponse> {
  const { page, directory } = await getPage(context, one)
  const { channel, row, said, facts, judged } = page
  const isChanger = mayChange(one.actor, channel.municipalityCode, directory)
  return {
    ...presentSummary(page),
    url: context.pageUrl(channel.network, channel.externalId),
    owner: facts.hasOwner && row ? { userId: row.ownerId, name: row.ownerName } : null,
    requirements: REQUIREMENTS.map((code) => {
      const word = said.find((last) => last.code === code)
      return {
        ...{ code, state: judged.get(code) ?? 'unknown', source: SOURCES[code] },
        said: word
          ? {
              ...{ byName: word.saidByName, at: word.saidAt.toISOString() },
              ...{ note: word.note, isMet: word.isMet },
            }
          : null,
      }
    }),
    ...{ comments: facts.comments, health: channel.health, mayChange: isChanger },
    candidates: isChanger ? await listCandidates(context.db, channel.municipalityCode) : [],
  }
}

/** For the one search. */
export async function findPages(
  { db, clock }: Pick<PassportsContext, 'db' | 'clock'>,
  { words, isNearly, limit, actor }: { words: string; isNearly: boolean; limit: number; actor: Actor },
): Promise<{ id: string; title: string; municipalityCode: string }[]> {
  const [directory, pages] = await Promise.all([getDirectory(db), listPages(db, clock())])
  const reach = readingReach(actor, directory)
  const seen = pages.filter(({ channel }) => isWithin(reach, channel.municipalityCode)).map(presentSummary)
  const isHeld = holderOf(words, isNearly)
  const found = isNearly
    ? seen.filter(({ name }) => isHeld(name))
    : choosePassports(seen, { search: words, sort: 'state' }, nameIn(directory))
  return found
    .slice(0, limit)
    .map(({ channelId, name, municipalityCode }) => ({ id: channelId, title: name, municipalityCode }))
}
