/** What the product asks of a network. Each network implements it in its own folder; only `main/` names one. */
import type { Network } from '@veche/contract/networks/index.ts'
import type { Attachment, InboundEvent, Surface } from './inbound-event.ts'

export * from './connector-error.ts'
export type * from './inbound-event.ts'

export type { Network }

/** `webhook`: the network comes to us. `long_poll`: we ask it, also where the network calls that otherwise (IMAP). */
export type Transport = 'webhook' | 'long_poll'

/** One key or address an administrator gives. `name` is its place in `ChannelAccount.tokens`; the web has the words. */
export type Credential = { name: string; isRequired: boolean; isSecret: boolean }

/** What it takes to connect a page of this network: the form, the command line and the checks follow it. */
export type NetworkSetup = {
  credentials: readonly Credential[]
  /**
   * The id as people have it (a number, a link) → as the network has it; null when it is none. A network whose keys
   * tell the id has no such function: `probe` gives it.
   */
  readExternalId?: (typed: string) => string | null
  /** Of a network without servers of its own: those that the keys name. */
  serversOf?: (tokens: Readonly<Record<string, string>>) => NamedServer[]
  /** Reasons of a failed check that tell what listens at an address, and the one that tells nothing of it. */
  unreached?: { reasons: readonly string[]; told: string }
}

/** `check`: which one of a probe speaks of it. */
export type NamedServer = { check: string; host: string; port: number }

/** A channel as a connector sees it: our page in a network with what is needed to speak for it. */
export type ChannelAccount = {
  id: string
  network: Network
  /** The network's own id, always text: VK group id without the minus. Empty only in a probe before it is known. */
  externalId: string
  /** What links to the page are made of, where its number is no address and the network has told it. */
  username?: string | null
  /** Decrypted credentials by name; VK: `community`, `service`, `user`. */
  tokens: Readonly<Record<string, string>>
  /** Shared secret the network repeats in each webhook call. */
  webhookSecret: string | null
}

export type RawRequest = { headers: Readonly<Record<string, string | undefined>>; body: Uint8Array }

/** One delivery as it came. Nothing is parsed away: `body` is what `normalise` re-reads years later. */
export type RawItem = {
  /** Transport key: the same delivery repeated has the same key. */
  dedupeKey: string
  body: Uint8Array
}

/** `reply`: answer with this body and store nothing (a confirmation handshake). */
export type Reception =
  | { kind: 'accept'; items: RawItem[] }
  | { kind: 'reply'; body: string }
  | { kind: 'reject'; code: 'connector.bad_secret' | 'connector.bad_body' | 'connector.wrong_account' }

export type OutgoingMessage = {
  surface: Surface
  container: string
  /** The message answered; the reply appears under it. */
  replyToExternalId: string
  threadExternalId: string
  text: string
  attachmentRefs: string[]
  /** Files for a network that takes them only with the message: its `publishing.upload` is null. */
  files?: FileToUpload[]
  /** Of what answers a letter: its subject and the number by which its author may name the question, if it has one. */
  letter?: { subject: string; incidentNumber: number | null } | undefined
  /** Words the author may answer with by a touch, where the network has buttons; elsewhere the text asks for them. */
  buttons: string[]
}

export type SendResult = {
  externalId: string
  permalink: string | null
  /** Where the conversation has moved since, if it has; of a post of ours the place of its comments. */
  container?: string
  /** Left to be done when the end is written: until then a crash makes a second send of it. */
  afterwards?: () => Promise<void>
}

/** `unknown`: the network cannot tell; a person decides. */
export type Reconciliation =
  | ({ state: 'sent' } & Pick<SendResult, 'externalId' | 'container'> &
      Partial<Pick<SendResult, 'permalink'>>)
  | { state: 'not_sent' }
  | { state: 'unknown' }

/** What the present keys of a page allow. */
export type Capabilities = {
  receive: Surface[]
  reply: Surface[]
  /** Surfaces where the network itself drops a repeated send, and for how long. */
  idempotentSend: { surfaces: Surface[]; windowMs: number }
  textLimit: number
  /** Where a picture is shown as one, and where a file goes along. A picture may go as a file too. */
  attach: {
    photos: Surface[]
    documents: Surface[]
    /** Files of one message. */
    most: number
    /** Of words that go along with a picture, where it is less than `textLimit`. */
    captionLimit?: number
  }
  /** How long the network itself repeats what we did not take: a shorter absence of ours loses nothing. */
  redeliveryMs: number
}

/** A conversation that events told of. It is remembered for good: some networks list theirs to nobody. */
export type KnownPlace = { container: string; surface: Surface; isLeft: boolean }

/** What is missing: a span of time on the whole page, or numbers of one conversation whose numbers grow by one. */
export type ReadBackScope =
  /** `places`, the one heard of last first: where `ReadBack` has `keepsPlace`. */
  | { kind: 'time'; from: Date | null; to: Date; places?: readonly KnownPlace[] }
  | { kind: 'sequence'; container: string; from: number; to: number }

/** Where the bytes of a resident's attachment are; a connector answers null when its network gives no file. */
export type AttachmentSource =
  | { kind: 'url'; url: string; headers?: Record<string, string> }
  | { kind: 'bytes'; bytes: Uint8Array; name: string | null }

/** A file of ours on its way into the network. */
export type FileToUpload = { contentType: string; name: string; bytes: Uint8Array }

/** One line of the connect wizard: what was checked, and how a person mends it. `fix` is a code, the web has the words. */
export type ProbeCheck = {
  code: string
  state: 'ok' | 'warning' | 'failed'
  details: Record<string, string | number | boolean | null>
}
export type ProbeReport = {
  name: string | null
  /** Where the keys tell it. */
  externalId?: string | null
  /** Where links are made of it. */
  username?: string | null
  checks: ProbeCheck[]
}

/** Of one turn of asking. */
export type PollResult = { items: RawItem[]; cursor: unknown; gap: string | null }

/**
 * A place in which people write at this moment: a broadcast. `slow`: it is only announced; `close`: every second counts.
 * What was written before `since` is not wanted.
 */
export type LivePlace = { container: string; since: Date; pace: 'slow' | 'close' }
/** The next turn begins after `pauseMs`. */
export type FollowTurn = { items: RawItem[]; cursor: unknown; pauseMs: number }

/** A message read from a file. Ids are the network's own where the file has them, all digits. */
export type ImportedMessage = {
  /** Unique among the rows imported into the channel: the same row twice is one message. */
  id: string
  text: string
  writtenAt: Date
  postId: string | null
  commentId: string | null
  replyToId: string | null
  authorId: string | null
}

export type AuthorCard = { externalId: string; name: string; url: string | null }

/** Private messages to somebody who asked in public. */
export type PrivateMessages = {
  /** Where a private text to this person goes. */
  dialogOf(
    account: Pick<ChannelAccount, 'externalId'>,
    authorExternalId: string,
  ): Pick<OutgoingMessage, 'container' | 'threadExternalId'>
  /** Does this person accept messages from us now? Throws `ConnectorError`. */
  mayWrite(account: ChannelAccount, authorExternalId: string): Promise<boolean>
  /** Opens the dialog with us, for a resident who has to write first. Null while the name of the page is not known. */
  invitation(account: Pick<ChannelAccount, 'externalId' | 'username'>, incidentNumber: number): string | null
}

/** The network comes to us. */
export type Webhook = {
  receive(request: RawRequest, account: ChannelAccount): Promise<Reception>
  /** What to answer once the items are committed. */
  acknowledgement: { status: number; contentType: string; body: string }
  /**
   * How old may be what the network was still repeating when it dropped our subscription: it is lost with it. 0 where the
   * network keeps it.
   */
  pendingMs: number
}

/** We ask the network. */
export type LongPoll = {
  /** One turn from `cursor` (null at first). The caller stores items and cursor in one transaction. */
  poll(account: ChannelAccount, cursor: unknown, signal: AbortSignal): Promise<PollResult>
}

export type Publishing = {
  /** Sends once. `key` is the outbox row's uuid and becomes the network's idempotency key. Throws `ConnectorError`. */
  send(account: ChannelAccount, message: OutgoingMessage, key: string): Promise<SendResult>
  /** What the echo of a send with this `key` carries as `idempotencyKey`; null where the network repeats nothing. */
  echoKey(key: string): string | null
  /** Reads the network back after an uncertain send. */
  reconcile(account: ChannelAccount, message: OutgoingMessage, key: string): Promise<Reconciliation>
  /**
   * Brings one file into the network for this place and gives the reference that `attachmentRefs` takes. Nobody sees
   * it before the send, so a repeat costs a copy at most. Throws `ConnectorError`. Null: files go with `send`.
   */
  upload:
    | ((
        account: ChannelAccount,
        place: Pick<OutgoingMessage, 'surface' | 'container'>,
        file: FileToUpload,
      ) => Promise<string>)
    | null
}

/** Where a post of ours may stand, and what it is called there. */
export type PostPlace = Pick<OutgoingMessage, 'container' | 'threadExternalId'> & { name: string | null }

/** Posts of our own that answer nobody: on the wall of the page, in a channel. `publishing` sends and finds them. */
export type OwnPosts = {
  /** Where what we posted can be taken down. */
  takesDownIn: readonly Surface[]
  /** Where the present keys let us post; `known` are conversations that events told of. Throws `ConnectorError`. */
  listPlaces(account: ChannelAccount, known: readonly KnownPlace[]): Promise<PostPlace[]>
  /** Takes down a post of ours; one that is gone already is down. Throws `ConnectorError`. */
  takeDown(
    account: ChannelAccount,
    post: Pick<Required<SendResult>, 'container' | 'externalId'>,
  ): Promise<void>
}

/** What is done in a network with words of others, or with whoever wrote them. */
export type ModerationKind = 'delete' | 'restore' | 'mute' | 'unmute' | 'ban' | 'unban'

/** A message of somebody else, and its author where the network names one. */
export type ModerationTarget = Pick<OutgoingMessage, 'surface' | 'container'> & {
  externalId: string
  authorExternalId: string | null
  writtenAt: Date
}

/** `terms`: the network itself ends it at a moment, or never; null: it has no term. */
export type ModerationOffer = {
  kind: 'delete' | 'mute' | 'ban'
  isUndoable: boolean
  terms: 'any' | 'forever' | null
}

/** `until` null: for ever. `reason` is ours; a network with reasons of its own has its nearest. */
export type ModerationOrder = {
  kind: ModerationKind
  target: ModerationTarget
  until: Date | null
  reason: string
}

/** What a page may do where it is at home. Each act says what shall hold, so a repeat of it changes nothing. */
export type Moderation = {
  /** What the present keys let us begin with this message at this moment. */
  offers(account: ChannelAccount, target: ModerationTarget, now: Date): ModerationOffer[]
  /** Where it holds that somebody is muted or banned: one word for all places that a ban there covers. */
  heldIn(container: string): string
  /** Brings it about; what holds already is no failure. Throws `ConnectorError`. */
  carryOut(account: ChannelAccount, order: ModerationOrder): Promise<void>
  /** Asks whether it holds now; null where the network cannot tell. Throws `ConnectorError`. */
  holds(account: ChannelAccount, order: ModerationOrder): Promise<boolean | null>
}

/** The network can be asked for what was missed. */
export type ReadBack = {
  /** What can be read with the present keys. */
  reach(account: ChannelAccount): {
    surfaces: Surface[]
    /** Reads back this often and so far into the past, whatever happened; null where there is no need or no way. */
    schedule: { everyMs: number; windowMs: number } | null
  }
  /**
   * What the network still has of the scope, in deliveries that normalise to the same natural keys as live events; each
   * page is stored before the next is asked for. Only surfaces in `reach`. Throws `ConnectorError`.
   */
  read(account: ChannelAccount, scope: ReadBackScope, signal: AbortSignal): AsyncIterable<RawItem[]>
  /** True for a conversation that can be read back only by whoever knows it: it is remembered. Null: there are none. */
  keepsPlace: ((container: string) => boolean) | null
  /** True where ids in this container grow by one, so that a hole is seen. Null: they do so nowhere. */
  isSequential: ((container: string) => boolean) | null
}

/** Places that may be live and of which the network may tell nothing by itself meanwhile. */
export type LivePlaces = {
  includes(container: string): boolean
  /**
   * One turn of asking for what is said in a live place, from `cursor` (null at first). The caller stores items and cursor
   * in one transaction. Items normalise to the same natural keys as live events. Throws `ConnectorError`.
   */
  follow(account: ChannelAccount, place: LivePlace, cursor: unknown, signal: AbortSignal): Promise<FollowTurn>
}

/** Letters of ours to an address that need not have written to us. */
export type Letters = {
  placeOf(address: string): Pick<OutgoingMessage, 'container'>
}

/** A message as an address names it. */
export type LinkedMessage = {
  container: string
  externalId: string
  /** Under which message it stands, where the address tells. */
  threadExternalId: string | null
}

/** Words that a person has found under an address. */
export type Links = {
  /**
   * `hidden`: it names a message that the network shows to no program; null: it names none at all. Of the address
   * nothing else is ever used.
   */
  parse(link: URL): LinkedMessage | 'hidden' | null
  /** It stands on our own page, where we answer. */
  isOwn(account: Pick<ChannelAccount, 'externalId'>, message: LinkedMessage): boolean
  /** May these keys read what others have written? */
  canRead(account: Pick<ChannelAccount, 'tokens'>): boolean
  /**
   * The message and what stands around it, oldest first, in deliveries that normalise to the same natural keys as live
   * events. Null: it is not there, or not shown to us. Throws `ConnectorError`.
   */
  read(
    account: ChannelAccount,
    message: LinkedMessage,
    signal: AbortSignal,
  ): Promise<{ item: RawItem; around: RawItem[] } | null>
}

/** Names of those whom the events only number. */
export type Authors = {
  resolve(account: ChannelAccount, externalIds: string[]): Promise<AuthorCard[]>
}

/** The core, which every network has, and what it may have besides: all that belongs together, or null. */
export interface Connector {
  readonly network: Network
  readonly setup: NetworkSetup
  /** Origins that our settings name: bytes may be fetched from them wherever they are, from others never inside. */
  readonly trustedOrigins: readonly string[]
  /** Where people find the page; null for what has no address. */
  pageUrl(externalId: string): string | null
  capabilities(account: ChannelAccount): Capabilities
  /** Live checks of token, rights and subscription. Never throws for what it is there to find. */
  probe(
    account: ChannelAccount,
    webhookUrl: string | null,
    places?: readonly KnownPlace[],
  ): Promise<ProbeReport>
  /** Registers our webhook with the network, or switches polling on where there is no public address; safe to repeat. */
  subscribe(account: ChannelAccount, webhookUrl: string | null): Promise<void>
  /**
   * Pure, though the reader of a format may want time. An unknown event gives `[]`; bytes that cannot be read throw `ConnectorError('unreadable')`.
   * `receivedAt` becomes `occurredAt` where the network gives no time (deletions in VK).
   */
  normalise(
    body: Uint8Array,
    account: Pick<ChannelAccount, 'externalId' | 'tokens'>,
    receivedAt?: Date,
  ): InboundEvent[] | Promise<InboundEvent[]>
  /** The delivery that would have brought this message. */
  compose(message: ImportedMessage, account: Pick<ChannelAccount, 'externalId'>): RawItem
  /** `raw` is the delivery that brought the attachment. Throws `ConnectorError`. */
  locateAttachment(
    account: ChannelAccount,
    attachment: Attachment,
    raw: Uint8Array | null,
  ): Promise<AttachmentSource | null>
  readonly publishing: Publishing
  readonly webhook: Webhook | null
  readonly longPoll: LongPoll | null
  /** Null: the network has none, or none that we can begin. */
  readonly privateMessages: PrivateMessages | null
  /** Null: the network lets no program begin a post, or it has none. */
  readonly ownPosts: OwnPosts | null
  /** Null: a program may do nothing there with words of others, or nobody else sees them. */
  readonly moderation: Moderation | null
  readonly readBack: ReadBack | null
  readonly livePlaces: LivePlaces | null
  /** Null: nobody is written to who has not written first, or they are `privateMessages`. */
  readonly letters: Letters | null
  /** Null: what stands under an address is shown to no program. */
  readonly links: Links | null
  /** Null: names come with the words. */
  readonly authors: Authors | null
}

/** By which ways a network reaches us, the usual one first. */
export function transportsOf({ webhook, longPoll }: Pick<Connector, 'webhook' | 'longPoll'>): Transport[] {
  return [...(webhook ? (['webhook'] as const) : []), ...(longPoll ? (['long_poll'] as const) : [])]
}
