/** Finds rows that may be one person's. People share names and telephones, so a human ticks which of them are. */
import type { FindPersonRequest, FoundPerson } from '@veche/contract/admin/persons.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Vault } from '../../../platform/vault.ts'
import { markOfEmail } from '../../public-page/index.ts'
import { type Contact, createHolds, nameKey, patternOf, readContact } from '../domain/contact.ts'
import {
  type AuthorRow,
  FIRST,
  listAuthorsByAccount,
  listMentions,
  listSubscriptionsOf,
  pageAskers,
  pageAuthors,
  pageRequests,
} from './find-person.repository.ts'

/** As many rows as a demand may name. */
const MOST = 100
const Card = z.object({
  name: z.string().nullish(),
  url: z.string().nullish(),
  contact: z.string().nullish(),
})
type Card = z.infer<typeof Card>
type Reading = { db: Db; vault: Vault }

export async function findPerson(reading: Reading, asked: FindPersonRequest): Promise<FoundPerson> {
  switch (asked.by) {
    case 'account':
      return findByAccount(reading, asked)
    case 'contact': {
      const contact = readContact(asked.contact)
      if (contact === null) throw new InvalidError('person.not_a_contact', { field: 'contact' })
      return findByContact(reading, contact)
    }
    case 'name':
      return findByName(reading, asked.name)
  }
}

async function findByAccount(
  reading: Reading,
  { network, account }: Extract<FindPersonRequest, { by: 'account' }>,
): Promise<FoundPerson> {
  // «https://vk.com/id5», «id5» and «5» are one account; a group of VK has a negative number.
  const short = account.replace(/\/+$/, '').split('/').at(-1)?.replace(/^@/, '') ?? account
  const keys = [...new Set([account, short, short.replace(/^id(?=\d+$)/, '')])]
  const exact = await listAuthorsByAccount(reading.db, network, keys)
  const rows =
    exact.length > 0
      ? exact
      : await collectAuthors(reading, network, ({ url }) => url?.split('/').at(-1) === short)
  return present(reading, { authors: rows })
}

async function findByContact(reading: Reading, contact: Contact): Promise<FoundPerson> {
  const { db, vault } = reading
  const holds = createHolds(contact)
  const isEmail = contact.kind === 'email'
  return present(reading, {
    authors: isEmail ? await listAuthorsByAccount(db, 'email', [contact.address]) : [],
    requests: await collect(
      (after) => pageRequests(db, after),
      (row) => row.contact !== null && holds(z.string().parse(vault.open(row.contact))),
    ),
    askers: await collect(
      (after) => pageAskers(db, after),
      ({ card }) => holds(openCard(vault, card).contact ?? ''),
    ),
    subscriptions: isEmail
      ? await listSubscriptionsOf(db, markOfEmail(vault, contact.address), MOST + 1)
      : [],
    mentions: await listMentions(db, patternOf(contact), MOST + 1),
  })
}

async function findByName(reading: Reading, name: string): Promise<FoundPerson> {
  const wanted = nameKey(name)
  if (!wanted.includes(' ') && wanted.length < 3)
    throw new InvalidError('person.short_name', { field: 'name' })
  const isIt = (card: Card) => nameKey(card.name ?? '') === wanted
  return present(reading, {
    authors: await collectAuthors(reading, null, isIt),
    askers: await collect(
      (after) => pageAskers(reading.db, after),
      ({ card }) => isIt(openCard(reading.vault, card)),
    ),
  })
}

function collectAuthors(
  { db, vault }: Reading,
  network: AuthorRow['network'] | null,
  isIt: (card: Card) => boolean,
): Promise<AuthorRow[]> {
  return collect(
    (after) => pageAuthors(db, { after, network }),
    ({ card }) => isIt(openCard(vault, card)),
  )
}

/** Ends early once more is found than a demand may name. */
async function collect<Row extends { id: string }>(
  page: (after: string) => Promise<Row[]>,
  isIt: (row: Row) => boolean,
): Promise<Row[]> {
  const found: Row[] = []
  for (let after = FIRST; found.length <= MOST; ) {
    const rows = await page(after)
    found.push(...rows.filter(isIt))
    const last = rows.at(-1)
    if (!last) break
    after = last.id
  }
  return found
}

type Found = {
  authors: AuthorRow[]
  requests?: Awaited<ReturnType<typeof pageRequests>>
  askers?: Awaited<ReturnType<typeof pageAskers>>
  subscriptions?: { id: string; createdAt: Date }[]
  mentions?: number[]
}

function present(
  { vault }: Reading,
  { authors, requests = [], askers = [], subscriptions = [], mentions = [] }: Found,
): FoundPerson {
  return {
    accounts: authors.slice(0, MOST).map(({ id, network, externalId, card, isOfficial }) => ({
      ...{ authorId: id, network, externalId, isOfficial },
      name: openCard(vault, card).name ?? null,
    })),
    requests: requests.slice(0, MOST).map(({ id, number, requestedAt }) => ({
      ...{ requestId: id, number, requestedAt: requestedAt.toISOString() },
    })),
    subscriptions: subscriptions.slice(0, MOST).map(({ id, createdAt }) => ({
      ...{ subscriptionId: id, createdAt: createdAt.toISOString() },
    })),
    askers: askers.slice(0, MOST).map(({ id, card, askedAt }) => ({
      ...{ askerId: id, name: openCard(vault, card).name ?? null, askedAt: askedAt.toISOString() },
    })),
    mentions: mentions.slice(0, MOST),
    isCut: [authors, requests, askers, subscriptions, mentions].some((list) => list.length > MOST),
  }
}

function openCard(vault: Vault, card: Buffer | null): Card {
  return card === null ? {} : (Card.safeParse(vault.open(card)).data ?? {})
}
