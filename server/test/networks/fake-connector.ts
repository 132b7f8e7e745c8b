/** The outside world for tests of the work on messages: bodies of plain JSON come in, sends end as they are told to. */
import { createHash } from 'node:crypto'
import {
  type Attachment,
  type AttachmentSource,
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type FileToUpload,
  type InboundEvent,
  type ModerationOffer,
  type ModerationOrder,
  type Network,
  type OutgoingMessage,
  type PollResult,
  type PostPlace,
  type ReadBackScope,
  type Reconciliation,
  type SendResult,
  type Surface,
} from '../../src/connectors/connector.ts'
import { contentVersion } from '../../src/connectors/content-version.ts'
import { toWordsEvent } from '../../src/connectors/words-event.ts'

/** One event of a body; what is not said has a plain default. */
export type FakeEvent = {
  op?: Exclude<InboundEvent['op'], 'membership' | 'delivery'>
  id: string
  thread?: string
  parent?: string | null
  author?: string
  authorKind?: InboundEvent['author']['kind']
  text?: string
  version?: string
  at?: string
  container?: string
  surface?: InboundEvent['surface']
  echoKey?: string | null
  writtenBy?: string | null
  geo?: { latitude: number; longitude: number }
  attachments?: Attachment[]
  change?: 'allowed' | 'denied'
}

/** How the next send ends: `lost` and `hang` publish and then fail or never answer. */
export type SendEnd = ConnectorError | 'ok' | 'lost' | Promise<'ok' | 'lost' | ConnectorError>

export type FakeConnector = {
  connector: Connector
  /** Calls of `send`, in order. */
  calls: { key: string; message: OutgoingMessage }[]
  /** What stands in the threads: every publication, repeats included. */
  published: { key: string; externalId: string; text: string }[]
  /** What was brought into the network, and how the next uploads end. */
  uploads: FileToUpload[]
  uploadEnds: (ConnectorError | 'ok')[]
  /** Where files go along. */
  attach: { photos: Surface[]; documents: Surface[] }
  ends: SendEnd[]
  /** What the next sends leave to be done. */
  afterwards: (() => Promise<void>)[]
  /** Where the bytes of an attachment are, by its reference; without an answer its own address is. */
  sources: Map<string, AttachmentSource | ConnectorError | null>
  /** What was asked for, with the delivery that told of it. */
  located: { ref: string; raw: Uint8Array | null }[]
  trustedOrigins: string[]
  /** 0: the network knows no idempotency key. */
  window: { ms: number }
  /** `look`: what really stands in the thread. */
  readBack: { answer: Reconciliation | ConnectorError | 'look' }
  polls: (PollResult | Error)[]
  /** What the network still has of the past: pages of bodies, or why it cannot be read. */
  past: {
    pages: Uint8Array[][]
    failure: ConnectorError | null
    surfaces: Surface[]
    scopes: ReadBackScope[]
    /** What happens before a page is given. */
    meanwhile: (account: ChannelAccount) => void | Promise<void>
  }
  reconcile: { everyMs: number; windowMs: number } | null
  /** Where we may begin posts, those taken down, and how the next takings down end. */
  posts: {
    places: PostPlace[] | ConnectorError
    takenDown: { container: string; externalId: string }[]
    takeDownEnds: ConnectorError[]
  }
  /** What may be begun, what was carried out, how the next acts end (`lost`: done, and no answer), what is told of them. */
  moderation: {
    offers: ModerationOffer[]
    done: ModerationOrder[]
    ends: (ConnectorError | 'ok' | 'lost')[]
    holds: boolean | null | 'look'
  }
  /** Who accepts private messages from us, by author; who is not here does. */
  permissions: Map<string, boolean | ConnectorError>
}

export function createFakeConnector(network: Network = 'vk'): FakeConnector {
  const calls: FakeConnector['calls'] = []
  const published: FakeConnector['published'] = []
  const ends: SendEnd[] = []
  const afterwards: FakeConnector['afterwards'] = []
  const uploads: FakeConnector['uploads'] = []
  const uploadEnds: FakeConnector['uploadEnds'] = []
  const window = { ms: 0 }
  const readBack: FakeConnector['readBack'] = { answer: 'look' }
  const polls: FakeConnector['polls'] = []
  const past: FakeConnector['past'] = {
    ...{ pages: [], failure: null, surfaces: [], scopes: [] },
    meanwhile: () => undefined,
  }
  const attach: FakeConnector['attach'] = {
    photos: ['comment', 'private'],
    documents: ['comment', 'private'],
  }
  const permissions: FakeConnector['permissions'] = new Map()
  const sources: FakeConnector['sources'] = new Map()
  const located: FakeConnector['located'] = []
  const trustedOrigins: string[] = []

  function publish(key: string, text: string): SendResult {
    const repeated = window.ms > 0 && published.find((known) => known.key === key)
    if (repeated) return { externalId: repeated.externalId, permalink: null }
    const times = published.filter((known) => known.key === key).length
    const externalId = times === 0 ? `out-${key}` : `out-${key}-${times + 1}`
    published.push({ key, externalId, text })
    return { externalId, permalink: `https://example.org/${externalId}` }
  }

  async function upload(_account: ChannelAccount, _place: object, file: FileToUpload): Promise<string> {
    const end = uploadEnds.shift() ?? 'ok'
    if (end instanceof ConnectorError) throw end
    uploads.push(file)
    return `photo-1_${uploads.length}`
  }

  async function send(_account: ChannelAccount, message: OutgoingMessage, key: string): Promise<SendResult> {
    calls.push({ key, message })
    const end = await (ends.shift() ?? 'ok')
    if (end instanceof ConnectorError) throw end
    const result = publish(key, message.text)
    if (end === 'lost') throw new ConnectorError('uncertain', 'fake.timeout')
    const left = afterwards.shift()
    return { ...result, ...(left && { afterwards: left }) }
  }

  async function reconcile(_account: ChannelAccount, _message: OutgoingMessage, key: string) {
    const { answer } = readBack
    if (answer instanceof ConnectorError) throw answer
    if (answer !== 'look') return answer
    const found = published.find((known) => known.key === key)
    return found ? { state: 'sent' as const, externalId: found.externalId } : { state: 'not_sent' as const }
  }

  const connector: Connector = {
    network,
    setup: {
      credentials: [{ name: 'community', isRequired: true, isSecret: true }],
      readExternalId: (typed) => typed,
    },
    trustedOrigins,
    pageUrl: () => null,
    privateMessages: {
      dialogOf: (_account, author) => ({ container: `peer:${author}`, threadExternalId: 'dialog' }),
      async mayWrite(_account, author) {
        const answer = permissions.get(author) ?? true
        if (answer instanceof ConnectorError) throw answer
        return answer
      },
      invitation: (_account, number) => `https://example.org/write?ref=case${number}`,
    },
    capabilities: () => ({
      receive: ['comment'],
      reply: ['comment', 'private', 'chat', 'post'],
      idempotentSend: { surfaces: ['comment'], windowMs: window.ms },
      textLimit: 4096,
      attach: { ...attach, most: 3 },
      redeliveryMs: 0,
    }),
    probe: async () => ({ name: 'Страница', checks: [] }),
    subscribe: async () => undefined,
    normalise: normaliseFake,
    compose: ({ id, text }) => fakeItem(fakeBody([{ id, text }])),
    publishing: { send, echoKey: (key) => `echo:${key}`, reconcile, upload },
    webhook: {
      async receive({ headers, body }, account) {
        if (headers['x-secret'] !== account.webhookSecret) {
          return { kind: 'reject', code: 'connector.bad_secret' }
        }
        return { kind: 'accept', items: [fakeItem(body)] }
      },
      acknowledgement: { status: 200, contentType: 'text/plain', body: 'ok' },
      pendingMs: 0,
    },
    longPoll: {
      async poll(_account, cursor, signal) {
        const next = polls.shift()
        if (next instanceof Error) throw next
        if (next) return next
        // Nothing more is said: the call stays open until the reader is stopped.
        if (!signal.aborted) {
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        }
        return { items: [], cursor, gap: null }
      },
    },
    readBack: {
      reach: () => ({ surfaces: past.surfaces, schedule: fake.reconcile }),
      async *read(account, scope) {
        past.scopes.push(scope)
        for (const page of past.pages) {
          await past.meanwhile(account)
          yield page.map(fakeItem).map((item) => ({ ...item, dedupeKey: `seen:${item.dedupeKey}` }))
        }
        if (past.failure) throw past.failure
      },
      keepsPlace: null,
      isSequential: (container) => container.startsWith('chat:'),
    },
    ownPosts: {
      takesDownIn: ['post'],
      async listPlaces() {
        if (fake.posts.places instanceof ConnectorError) throw fake.posts.places
        return fake.posts.places
      },
      async takeDown(_account, post) {
        const end = fake.posts.takeDownEnds.shift()
        if (end) throw end
        fake.posts.takenDown.push(post)
      },
    },
    moderation: {
      offers: () => fake.moderation.offers,
      heldIn: () => 'everywhere',
      async carryOut(_account, order) {
        const end = fake.moderation.ends.shift() ?? 'ok'
        if (end instanceof ConnectorError) throw end
        fake.moderation.done.push(order)
        if (end === 'lost') throw new ConnectorError('uncertain', 'fake.timeout')
      },
      async holds(_account, { kind, target }) {
        const { holds, done } = fake.moderation
        if (holds !== 'look') return holds
        return done.some((order) => order.kind === kind && order.target.externalId === target.externalId)
      },
    },
    livePlaces: null,
    letters: null,
    links: null,
    authors: { resolve: async () => [] },
    async locateAttachment(_account, { ref, url }, raw) {
      located.push({ ref, raw })
      const source = sources.get(ref)
      if (source instanceof ConnectorError) throw source
      if (source !== undefined) return source
      return url === null ? null : { kind: 'url', url }
    },
  }
  const fake: FakeConnector = {
    ...{ connector, calls, published, uploads, uploadEnds, ends, window, readBack, polls, past, permissions },
    ...{ afterwards, sources, located, trustedOrigins, attach },
    reconcile: null,
    posts: {
      places: [{ container: 'wall', threadExternalId: 'post', name: 'Стена' }],
      ...{ takenDown: [], takeDownEnds: [] },
    },
    moderation: {
      offers: [
        { kind: 'delete', isUndoable: true, terms: null },
        { kind: 'mute', isUndoable: true, terms: 'any' },
        { kind: 'ban', isUndoable: true, terms: 'any' },
      ],
      ...{ done: [], ends: [], holds: 'look' },
    },
  }
  return fake
}

export function fakeBody(events: readonly FakeEvent[]): Buffer {
  return Buffer.from(JSON.stringify({ events }))
}

export function fakeItem(body: Uint8Array) {
  return { dedupeKey: createHash('sha256').update(body).digest('hex'), body }
}

function normaliseFake(body: Uint8Array): InboundEvent[] {
  const text = Buffer.from(body).toString('utf8')
  if (!text.startsWith('{')) throw new ConnectorError('unreadable', 'fake.unreadable')
  const { events }: { events: FakeEvent[] } = JSON.parse(text)
  return events.map(toInbound)
}

function toInbound(event: FakeEvent): InboundEvent {
  const { op = 'created', id, text = '', author = 'resident-1', authorKind = 'person' } = event
  const occurrence = {
    surface: event.surface ?? 'comment',
    container: event.container ?? 'wall-1',
    externalId: id,
    version: event.version ?? (op === 'deleted' ? '' : contentVersion(text, [])),
    threadExternalId: event.thread ?? id,
    author: { externalId: author, kind: authorKind },
    occurredAt: new Date(event.at ?? '2026-11-24T08:59:00Z'),
    permalink: `https://example.org/${id}`,
  }
  if (op === 'deleted') return { ...occurrence, op }
  if (op === 'permission') return { ...occurrence, op, change: event.change ?? 'allowed' }
  const words = {
    ...occurrence,
    parentExternalId: event.parent ?? null,
    text,
    attachments: event.attachments ?? [],
    geo: event.geo ? { ...event.geo, title: null } : null,
    writtenByExternalId: event.writtenBy ?? null,
  }
  return toWordsEvent(op, words, event.echoKey ?? null)
}
