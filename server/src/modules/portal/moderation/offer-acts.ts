/** What may be done with one message: as its network lets our keys, as the person may, and what was done already. */

import type { NetworkActsOffer } from '@veche/contract/portal/moderation.ts'
import type { ChannelAccount, Connector, Moderation } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { listEarlier } from './acts.repository.ts'
import {
  type Beginning,
  isForeverOnly,
  type Limit,
  limitsOf,
  type Offer,
  type OfferedAct,
  offeredActs,
  type SubjectFacts,
} from './domain/act.ts'
import { type Capable, listCapable } from './list-capable.ts'
import { isOfCentre, reachOf } from './moderation.policy.ts'
import type { ModerationContext } from './moderation-context.ts'
import { presentActs } from './read-acts.ts'
import { findSubject, type Subject } from './subjects.repository.ts'

export async function offerActs(
  context: ModerationContext,
  { messageId, actor }: { messageId: string; actor: Actor },
): Promise<NetworkActsOffer> {
  const { db, vault } = context
  const { subject, acts, limits, offers, things } = await readSubject(context, db, { messageId, actor })
  const { network, surface, text, hasOpenQuestion, channelId } = subject
  const isRightMissing = limits.some(({ why }) => why === 'right')
  const capable = isRightMissing ? await listCapable(db, { subject, actor }) : []
  return {
    ...{ messageId, network, surface, text, hasOpenQuestion, acts },
    limits: limits.map((limit) => ({
      ...limit,
      whom: limit.why === 'right' ? namesOf(capable, isForeverOnly(offers, limit.kind)) : [],
    })),
    channelName: subject.channelName,
    authorName: openAuthorName(subject.authorCard, vault),
    earlier: await presentActs(context, await listEarlier(db, { messageId, things, channelId }), actor),
  }
}

function namesOf(capable: readonly Capable[], isOfCentreOnly: boolean): string[] {
  return capable.filter((one) => one.isOfCentre || !isOfCentreOnly).map(({ name }) => name)
}

type Read = {
  subject: Subject
  acts: OfferedAct[]
  limits: Limit[]
  offers: Offer[]
  things: string[]
  thingOf: (kind: Beginning) => string
}

/** A message that nothing shows to the person is absent. */
export async function readSubject(
  { clock, connectors, findAccount }: Pick<ModerationContext, 'clock' | 'connectors' | 'findAccount'>,
  db: Db,
  { messageId, actor }: { messageId: string; actor: Actor },
): Promise<Read> {
  const subject = await beyondScope('where a message lies says who may act on it', () =>
    findSubject(db, messageId),
  )
  const reach = subject && (await reachOf(db, actor, [subject]))(subject)
  if (!subject || !reach) throw new NotFoundError('moderation.no_message', { messageId })
  const account = await findAccount(subject.channelId)
  const moderation = connectors.get(subject.network)?.moderation ?? null
  const facts: SubjectFacts = {
    ...{ surface: subject.surface, direction: subject.direction, sourceState: subject.sourceState },
    ...{ isTakenDown: subject.takenDownAt !== null, reach, isOfCentre: isOfCentre(actor) },
    hasAuthor: subject.authorId !== null && subject.role === null,
  }
  const page = account && moderation ? { account, moderation, subject, now: clock() } : null
  const offers = page ? offersOf(page) : []
  const possible = page ? offersOf({ ...page, account: withAllKeys(page.account) }) : []
  const thingOf = (kind: Beginning) => thingIn(moderation, subject, kind)
  const things = subject.authorId === null ? [] : [thingOf('ban')]
  const limits = limitsOf(facts, { offers, possible, hasAccount: account !== null })
  return { subject, acts: offeredActs(facts, offers), limits, offers, things, thingOf }
}

type Offering = { account: ChannelAccount; moderation: Moderation; subject: Subject; now: Date }

function offersOf({ account, moderation, subject, now }: Offering) {
  const { surface, container, externalId, authorExternalId, occurredAt } = subject
  const target = { surface, container, externalId, authorExternalId, writtenAt: occurredAt }
  return moderation.offers(account, target, now)
}

/** As the page would be with every key that networks ask for: tells a key that is missing from what no program may do. */
function withAllKeys(account: ChannelAccount): ChannelAccount {
  const tokens = { ...account.tokens }
  for (const name of ['user', 'community', 'service', 'bot']) tokens[name] ||= 'any'
  return { ...account, tokens }
}

/** What an act changes in the network: a message, or how somebody stands in one place of it. */
function thingIn(moderation: Connector['moderation'], subject: Subject, kind: Beginning): string {
  if (kind === 'delete') return `message ${subject.id}`
  return `author ${subject.authorId} ${moderation?.heldIn(subject.container) ?? subject.container}`
}
