/** Every network, every call, every wrong answer: the class decides whether an answer may be sent again. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../test/networks/free-port.ts'
import { createInstantLimiter } from '../../test/networks/instant-limiter.ts'
import {
  startUntrustedServer,
  startWrongServer,
  WRONG_ANSWERS,
  type WrongServer,
} from '../../test/networks/wrong-answers.ts'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type ModerationKind,
  type ModerationTarget,
  type OutgoingMessage,
} from './connector.ts'
import { createMaxConnector } from './max/max-connector.ts'
import { createOkConnector } from './ok/ok-connector.ts'
import { createTelegramConnector } from './telegram/telegram-connector.ts'
import { createVkConnector } from './vk/vk-connector.ts'

const SECRET_WORDS = /7100000001:secret-of|Тайные слова/
const TOKEN = '7100000001:secret-of-the-page'
const NOW = new Date('2026-11-02T09:00:00Z')
const SIGNAL = new AbortController().signal
/** A long reading waits until then for a better answer. */
const soon = () => AbortSignal.timeout(50)

type Place = Pick<OutgoingMessage, 'surface' | 'container' | 'replyToExternalId' | 'threadExternalId'>
type Case = {
  create: (options: { apiUrl: string; limiter: ReturnType<typeof createInstantLimiter> }) => Connector
  tokens: ChannelAccount['tokens']
  places: readonly Place[]
  /** Where a post of ours stands. */
  post: { container: string; externalId: string }
  moderated: ModerationTarget
  link: string | null
  livePlace: string | null
}

const place = (surface: Place['surface'], container: string, replyTo: string): Place => ({
  ...{ surface, container, replyToExternalId: replyTo, threadExternalId: 'dialog' },
})
const moderated = (surface: Place['surface'], container: string, externalId: string): ModerationTarget => ({
  ...{ surface, container, externalId, authorExternalId: '5', writtenAt: NOW },
})

const CASES: Record<string, Case> = {
  telegram: {
    create: createTelegramConnector,
    tokens: { bot: TOKEN },
    places: [place('private', 'telegram:chat:5', '7'), place('chat', 'telegram:chat:-1007', '7')],
    post: { container: 'telegram:chat:-1007', externalId: '9' },
    moderated: moderated('chat', 'telegram:chat:-1007', '8'),
    ...{ link: null, livePlace: null },
  },
  vk: {
    create: ({ apiUrl, limiter }) => createVkConnector({ apiUrl, limiter, now: () => NOW.getTime() }),
    tokens: { community: TOKEN, service: TOKEN, user: TOKEN },
    places: [
      place('comment', 'vk:wall:-456_7', '12'),
      place('video_comment', 'vk:video:-456_7', '12'),
      place('photo_comment', 'vk:photo:-456_7', '12'),
      place('board', 'vk:board:-456_7', '12'),
      place('private', 'vk:peer:5', '12'),
      place('chat', 'vk:peer:2000000001', '12'),
      place('post', 'vk:wall:-456', 'post'),
    ],
    post: { container: 'vk:wall:-456_7', externalId: 'post' },
    moderated: moderated('comment', 'vk:wall:-456_7', '8'),
    link: 'https://vk.com/wall-456_7?reply=12',
    livePlace: 'vk:video:-456_7',
  },
  max: {
    create: ({ apiUrl, limiter }) => createMaxConnector({ apiUrl, limiter, now: () => NOW }),
    tokens: { bot: TOKEN },
    places: [
      place('private', 'max:user:5', 'mid.7'),
      place('chat', 'max:chat:-70', 'mid.7'),
      place('comment', 'max:post:-70:mid.1', 'mid.7'),
      place('post', 'max:chat:-70', 'post'),
    ],
    post: { container: 'max:post:-70:mid.1', externalId: 'post' },
    moderated: moderated('chat', 'max:chat:-70', 'mid.8'),
    link: 'https://max.ru/c/-70/AZ3mC',
    livePlace: null,
  },
  ok: {
    create: ({ apiUrl, limiter }) => createOkConnector({ apiUrl, limiter, now: () => NOW }),
    tokens: { group: TOKEN, application: 'CFAB', access: TOKEN, secret: TOKEN },
    places: [place('private', 'ok:chat:C3ec', 'mid:7'), place('post', 'ok:group:456', 'post')],
    post: { container: 'ok:topic:67601133491473', externalId: 'post' },
    moderated: moderated('comment', 'ok:chat:C3ec', '8'),
    ...{ link: null, livePlace: null },
  },
}

/** `hasEffect` null: said by some networks in one way and by some in the other, and a repeat changes nothing. */
type Call = { name: string; hasEffect: boolean | null; run: (connector: Connector) => Promise<unknown> }

const picture = { contentType: 'image/png', name: 'a.png', bytes: Buffer.from('picture') }
const paper = { contentType: 'application/pdf', name: 'a.pdf', bytes: Buffer.from('paper') }
const MODERATION: readonly ModerationKind[] = ['delete', 'restore', 'mute', 'unmute', 'ban', 'unban']

function callsOf(network: string, of: Case): Call[] {
  const account: ChannelAccount = {
    ...{ id: 'channel-1', network: network as ChannelAccount['network'], externalId: '456' },
    ...{ tokens: of.tokens, webhookSecret: 'secret' },
  }
  const message = (at: Place): OutgoingMessage => ({
    ...{ ...at, text: 'Тайные слова жителя', attachmentRefs: [], buttons: ['Да'] },
  })
  const order = (kind: ModerationKind) => ({ kind, target: of.moderated, until: null, reason: 'spam' })
  const effect = (name: string, run: Call['run']): Call => ({ name, hasEffect: true, run })
  const registering = (name: string, run: Call['run']): Call => ({ name, hasEffect: null, run })
  const reading = (name: string, run: Call['run']): Call => ({ name, hasEffect: false, run })
  return [
    ...of.places.map((at) =>
      effect(`send to ${at.container}`, ({ publishing }) => publishing.send(account, message(at), 'k')),
    ),
    ...of.places.flatMap((at) =>
      [picture, paper].map((file) =>
        reading(`upload ${file.name} to ${at.container}`, async ({ publishing }) =>
          publishing.upload?.(account, at, file),
        ),
      ),
    ),
    ...of.places.map((at) =>
      reading(`look for what was sent to ${at.container}`, ({ publishing }) =>
        publishing.reconcile(account, message(at), 'k'),
      ),
    ),
    effect('take down a post', async ({ ownPosts }) => ownPosts?.takeDown(account, of.post)),
    ...MODERATION.map((kind) =>
      effect(kind, async ({ moderation }) => {
        if (!moderation) throw new ConnectorError('refused', `${network}.not_offered`)
        await moderation.carryOut(account, order(kind))
      }),
    ),
    reading('ask of a ban', async ({ moderation }) => moderation?.holds(account, order('ban'))),
    registering('subscribe', (connector) => connector.subscribe(account, 'https://veche.example/in/1')),
    registering('unsubscribe', (connector) => connector.subscribe(account, null)),
    reading('poll', async ({ longPoll }) => longPoll?.poll(account, null, SIGNAL)),
    reading('may write', async ({ privateMessages }) => privateMessages?.mayWrite(account, '5')),
    reading('names', async ({ authors }) => authors?.resolve(account, ['5', '-6'])),
    reading('read back', async ({ readBack }) => {
      const places = of.places.map(({ surface, container }) => ({ surface, container, isLeft: false }))
      const scope = { kind: 'time' as const, from: new Date(NOW.getTime() - 60_000), to: NOW, places }
      for await (const _page of readBack?.read(account, scope, soon()) ?? []);
    }),
    reading('follow', async ({ livePlaces }) => {
      const { livePlace } = of
      if (livePlace === null || !livePlaces) return
      const place = { container: livePlace, since: NOW, pace: 'close' as const }
      // That a line of its own does not open is no failure: the list is asked next.
      const { cursor } = await livePlaces.follow(account, place, null, SIGNAL)
      return livePlaces.follow(account, place, cursor, SIGNAL)
    }),
    reading('read what stands under an address', async ({ links }) => {
      const linked = of.link === null ? null : links?.parse(new URL(of.link))
      return linked && linked !== 'hidden' ? links?.read(account, linked, soon()) : undefined
    }),
    reading('find a file', (connector) =>
      connector.locateAttachment(account, { kind: 'photo', ref: 'AgAC', url: null, title: null }, null),
    ),
  ]
}

describe.each(Object.entries(CASES))('%s', (network, of) => {
  it.each(WRONG_ANSWERS)(
    'takes $name for what it is, whatever was called',
    async ({ give, mayHaveWorked }) => {
      const server = await startWrongServer(give)
      onTestFinished(server.close)
      expect(await misreadBy(server.url, { network, of, mayHaveWorked })).toEqual([])
    },
  )

  it.each([
    ['nobody listens', async () => ({ url: `http://127.0.0.1:${await freePort()}`, close: () => undefined })],
    ['nobody vouches for the certificate', async () => secure(await startUntrustedServer())],
    ['nothing is encrypted', async () => secure(await startWrongServer((answer) => void answer.end('{}')))],
  ])('knows that nothing was done where %s', async (_where, start) => {
    const server = await start()
    onTestFinished(server.close)
    expect(await misreadBy(server.url, { network, of, mayHaveWorked: false })).toEqual([])
  })

  it('is probed without a failure of ours, whatever it answers', async () => {
    const account = {
      id: 'channel-1',
      network,
      externalId: '456',
      tokens: of.tokens,
      webhookSecret: 'secret',
    }
    for (const { name, give } of WRONG_ANSWERS) {
      const server = await startWrongServer(give)
      const { checks } = await of
        .create({ apiUrl: server.url, limiter: createInstantLimiter() })
        .probe(account as ChannelAccount, null)
      server.close()
      expect(
        checks.some(({ state }) => state === 'failed'),
        name,
      ).toBe(true)
    }
  })
})

const secure = (server: WrongServer): WrongServer => ({
  ...server,
  url: server.url.replace('http:', 'https:'),
})

type Expected = { network: string; of: Case; mayHaveWorked: boolean }

async function misreadBy(apiUrl: string, { network, of, mayHaveWorked }: Expected): Promise<string[]> {
  const misread: string[] = []
  for (const { name, hasEffect, run } of callsOf(network, of)) {
    // Each on a connector of its own: what one call freezes must not be the failure of the next.
    const connector = of.create({ apiUrl, limiter: createInstantLimiter() })
    const ended = await run(connector).then(
      (value) => ({ value }),
      (reason: unknown) => ({ reason }),
    )
    misread.push(...judge({ name, hasEffect, mayHaveWorked }, ended))
  }
  return misread
}

type Ended = { value: unknown } | { reason: unknown }

/** Empty when the end of the call says no more and no less than what is known. */
function judge(
  { name, hasEffect, mayHaveWorked }: Omit<Call, 'run'> & { mayHaveWorked: boolean },
  ended: Ended,
): string[] {
  if ('value' in ended) {
    // A network that has no such call, and one that says it cannot tell.
    const isNothing =
      ended.value === undefined ||
      ended.value === null ||
      JSON.stringify(ended.value) === '{"state":"unknown"}'
    return isNothing && !hasEffect ? [] : [`${name}: taken for done`]
  }
  const { reason: error } = ended
  if (!(error instanceof ConnectorError)) return [`${name}: ${String(error)}`]
  const said = JSON.stringify([error.code, error.message, error.cause ?? null, error.stack])
  if (SECRET_WORDS.test(said)) return [`${name}: shows a secret`]
  if (/not_offered|cannot_attach|unknown_container|nobody/.test(error.code)) return []
  const isUncertain = error.reason === 'uncertain'
  if (hasEffect === null) return []
  return isUncertain === (hasEffect && mayHaveWorked) ? [] : [`${name}: ${error.reason} (${error.code})`]
}
