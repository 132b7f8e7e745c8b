import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RawItem } from '../../../server/src/connectors/connector.ts'
import { wordsOf } from '../../../server/test/networks/words-of.ts'
import { answerTo, pollAll, type Stand, sentMessages, startStand } from './telegram-stand.ts'

/** The product's side of a webhook: what it stores, and whether it is there. */
async function startIntake({ connector, account, clock, control }: Stand) {
  const intake = { isAway: false, items: [] as RawItem[], at: [] as Date[], url: '' }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const reception = await connector.webhook!.receive({ headers, body: Buffer.concat(chunks) }, account)
    if (intake.isAway) return void response.writeHead(503).end()
    if (reception.kind !== 'accept') return void response.writeHead(403).end()
    intake.items.push(...reception.items)
    intake.at.push(clock.now())
    response.writeHead(connector.webhook!.acknowledgement.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  intake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in/telegram/1`
  await connector.subscribe(account, intake.url)
  await control.idle({})
  return intake
}

describe('asking Telegram', () => {
  it('reads what waits and goes on from there', async () => {
    const stand = await startStand()
    const { control, bot, resident } = stand
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Прорвало трубу' })
    const first = await pollAll(stand)
    expect(first.events.at(-1)).toMatchObject({
      ...{ op: 'created', surface: 'private', text: 'Прорвало трубу', threadExternalId: 'dialog' },
      author: { kind: 'person', card: { name: 'Вера Зимина' } },
    })
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Уже потоп' })
    // The cursor was not stored: the same come again, under the same keys.
    const again = await pollAll(stand)
    expect(again.items.map(({ dedupeKey }) => dedupeKey).slice(0, -1)).toEqual(
      first.items.map(({ dedupeKey }) => dedupeKey),
    )
    const second = await pollAll(stand, first.cursor)
    expect(second.events.map((event) => wordsOf(event).text)).toEqual(['Уже потоп'])
  })

  it('is told when a webhook stands in the way, and takes it away', async () => {
    const stand = await startStand()
    await startIntake(stand)
    await expect(pollAll(stand)).rejects.toMatchObject({
      reason: 'try_later',
      code: 'telegram.webhook_active',
    })
    await stand.connector.subscribe(stand.account, null)
    const { checks } = await stand.connector.probe(stand.account, null)
    expect(checks).toContainEqual({ code: 'telegram.webhook_off', state: 'ok', details: {} })
  })
})

describe('a webhook', () => {
  it('brings a comment, its nested answer and an edit into one thread, once', async () => {
    const stand = await startStand()
    const { control, channel, resident, read } = stand
    const intake = await startIntake(stand)
    const post = control.publishPost({ channelId: channel.id, text: 'Ремонт дорог' })
    const ref = { channelId: channel.id, postId: post.id, residentId: resident.id }
    control.setFaults({ faults: [{ kind: 'event_duplicate', times: 1 }] })
    const comment = control.addComment({ ...ref, text: 'Яма у дома 5', photos: 1 })
    control.addComment({ ...ref, text: 'И у дома 7', replyToId: comment.id })
    control.editMessage({
      chatId: comment.chatId,
      residentId: resident.id,
      id: comment.id,
      text: 'Яма у дома 5а',
    })
    await control.idle({})
    // The bot's arrival and the mirror came once, the three words of the resident twice each.
    expect(intake.items).toHaveLength(8)
    expect(new Set(intake.items.map(({ dedupeKey }) => dedupeKey)).size).toBe(5)
    const events = read(intake.items).filter(({ author }) => author.kind === 'person')
    expect(new Set(events.map(({ threadExternalId }) => threadExternalId)).size).toBe(1)
    expect(events[0]).toMatchObject({ surface: 'comment', attachments: [{ kind: 'photo' }] })
    const edit = events.findLast(({ op }) => op === 'edited')
    expect(edit).toMatchObject({ text: 'Яма у дома 5а', externalId: events[0]?.externalId })
  })

  it('brings everything after an absence of less than a day, in order and with its true time', async () => {
    const stand = await startStand()
    const { control, bot, resident, clock, read } = stand
    const intake = await startIntake(stand)
    intake.isAway = true
    for (const text of ['первое', 'второе', 'третье']) {
      control.writeMessage({ botId: bot.id, residentId: resident.id, text })
      await control.advance({ ms: HOUR_MS })
    }
    await control.advance({ ms: 20 * HOUR_MS })
    const wroteAt = clock.now().getTime() - 23 * HOUR_MS
    intake.isAway = false
    await control.advance({ ms: 180_000 })
    const events = read(intake.items).filter(({ op }) => op === 'created')
    expect(events.map((event) => wordsOf(event).text)).toEqual(['первое', 'второе', 'третье'])
    expect(events[0]?.occurredAt.getTime()).toBe(wroteAt)
    // A day covers it: no gap of less is recorded as lost.
    expect(stand.connector.capabilities(stand.account)).toMatchObject({
      redeliveryMs: 24 * HOUR_MS,
    })
    expect(stand.connector.readBack).toBeNull()
  })

  it('loses what is older than a day, and the emulator says so as Telegram does not', async () => {
    const stand = await startStand()
    const { control, bot, resident, read } = stand
    const intake = await startIntake(stand)
    intake.isAway = true
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'пропадёт' })
    await control.advance({ ms: 23 * HOUR_MS })
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'дойдёт' })
    await control.advance({ ms: 2 * HOUR_MS })
    intake.isAway = false
    await control.advance({ ms: 180_000 })
    expect(read(intake.items).flatMap((event) => (event.op === 'created' ? [event.text] : []))).toEqual([
      'дойдёт',
    ])
  })

  it('is refused without the secret', async () => {
    const { connector, account } = await startStand()
    const body = Buffer.from('{"update_id":1}')
    for (const given of [undefined, '', 'wrong', 'a-secret-of-the-webhoo']) {
      const headers = given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given }
      expect(await connector.webhook!.receive({ headers, body }, account)).toEqual({
        kind: 'reject',
        code: 'connector.bad_secret',
      })
    }
  })
})

describe('answering', () => {
  it('stands under the comment, in the thread of the post, with buttons only in conversations', async () => {
    const stand = await startStand()
    const { control, channel, group, resident, connector, account, bot } = stand
    const post = control.publishPost({ channelId: channel.id, text: 'Новости' })
    control.addComment({ channelId: channel.id, postId: post.id, residentId: resident.id, text: 'Нет света' })
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Нет воды' })
    const { events } = await pollAll(stand)
    const comment = events.find(({ surface, op }) => surface === 'comment' && op === 'created')
    const dialog = events.find(({ surface, op }) => surface === 'private' && op === 'created')
    if (!comment || !dialog) throw new Error('nothing came')
    const sent = await connector.publishing.send(account, answerTo(comment), 'key')
    expect(sent.permalink).toBe(
      `https://t.me/c/${String(group.id).slice(4)}/${sent.externalId}?thread=${comment.threadExternalId}`,
    )
    await connector.publishing.send(account, answerTo(dialog, { buttons: ['Да', 'Нет'] }), 'key')
    expect(sentMessages(stand)).toMatchObject([
      { chatId: group.id, threadId: Number(comment.threadExternalId), replyToId: Number(comment.externalId) },
      { chatId: resident.id, buttons: ['Да', 'Нет'], replyToId: Number(dialog.externalId) },
    ])
    control.pressButton({
      botId: bot.id,
      residentId: resident.id,
      id: Number(sentMessages(stand)[1]?.id),
      label: 'Да',
    })
    const next = await pollAll(stand)
    expect(next.events.at(-1)).toMatchObject({
      op: 'created',
      text: 'Да',
      surface: 'private',
      author: { kind: 'person' },
    })
  })

  it('goes out though the comment or the whole thread is gone', async () => {
    const stand = await startStand()
    const { connector, account, group } = stand
    const container = `telegram:chat:${group.id}`
    const gone = { surface: 'comment', container, externalId: '77', threadExternalId: '76' } as const
    await connector.publishing.send(account, answerTo(gone), 'key')
    expect(sentMessages(stand)).toMatchObject([{ replyToId: null, threadId: null }])
  })

  it('takes files with it: one with its words, several as an album, long words first', async () => {
    const stand = await startStand()
    const { control, bot, resident, connector, account } = stand
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Где план?' })
    const { events } = await pollAll(stand)
    const [asked] = events.filter(({ op }) => op === 'created')
    if (!asked) throw new Error('nothing came')
    const photo = { contentType: 'image/png', name: 'после.png', bytes: Buffer.from('picture') }
    const paper = { contentType: 'application/pdf', name: 'план.pdf', bytes: Buffer.from('paper') }
    await connector.publishing.send(account, answerTo(asked, { files: [photo] }), 'k1')
    await connector.publishing.send(account, answerTo(asked, { files: [photo, paper] }), 'k2')
    await connector.publishing.send(
      account,
      answerTo(asked, { files: [paper], text: 'д'.repeat(2000) }),
      'k3',
    )
    const sent = sentMessages(stand)
    expect(sent.map(({ text }) => String(text).length)).toEqual([34, 0, 34, 2000, 0])
    const files = control.dump({}).files as { kind: string; name: string }[]
    expect(files.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'photo после.png',
      'document после.png',
      'document план.pdf',
      'document план.pdf',
    ])
  }, 60_000)

  it('follows a group that became a supergroup, without answering a stranger there', async () => {
    const stand = await startStand()
    const { control, bot, resident, connector, account } = stand
    const yard = control.createChat({ type: 'group', title: 'Двор' })
    control.setMember({ chatId: yard.id, botId: bot.id })
    control.writeInChat({ chatId: yard.id, residentId: resident.id, text: 'Когда включат отопление?' })
    const { events } = await pollAll(stand)
    const asked = events.find(({ op }) => op === 'created')
    if (!asked) throw new Error('nothing came')
    const { id } = control.migrate({ chatId: yard.id })
    const sent = await connector.publishing.send(account, answerTo(asked), 'key')
    expect(sent.container).toBe(`telegram:chat:${id}`)
    expect(sentMessages(stand)).toMatchObject([{ chatId: id, replyToId: null }])
    const told = await pollAll(stand)
    expect(told.events.map((event) => (event.op === 'membership' ? event.change : event.op))).toContain(
      'left',
    )
  })

  it('is refused in words where the bot may not write', async () => {
    const stand = await startStand()
    const { control, bot, resident, group, connector, account } = stand
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Здравствуйте' })
    const dialog = {
      surface: 'private',
      container: `telegram:chat:${resident.id}`,
      externalId: '1',
      threadExternalId: 'dialog',
    } as const
    control.blockBot({ botId: bot.id, residentId: resident.id })
    await expect(connector.publishing.send(account, answerTo(dialog), 'k')).rejects.toMatchObject({
      reason: 'refused',
      code: 'telegram.bot_blocked',
    })
    const chat = {
      surface: 'chat',
      container: `telegram:chat:${group.id}`,
      externalId: '1',
      threadExternalId: '1',
    } as const
    control.setMember({ chatId: group.id, botId: bot.id, status: 'kicked' })
    await expect(connector.publishing.send(account, answerTo(chat), 'k')).rejects.toMatchObject({
      reason: 'refused',
      code: 'telegram.bot_kicked',
    })
    const { events } = await pollAll(stand)
    expect(events.flatMap((event) => (event.op === 'permission' ? [event.change] : []))).toEqual(['denied'])
    control.setBot({ id: bot.id, isRevoked: true })
    await expect(connector.publishing.send(account, answerTo(chat), 'k')).rejects.toMatchObject({
      reason: 'token_revoked',
      code: 'telegram.token',
    })
  }, 60_000)

  it('leaves the outcome open when the answer is lost, and never publishes twice by itself', async () => {
    const stand = await startStand()
    const { control, bot, resident, connector, account } = stand
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Здравствуйте' })
    const dialog = {
      surface: 'private',
      container: `telegram:chat:${resident.id}`,
      externalId: '1',
      threadExternalId: 'dialog',
    } as const
    control.setFaults({ faults: [{ kind: 'drop', when: 'after', method: 'sendMessage', next: 1 }] })
    await expect(connector.publishing.send(account, answerTo(dialog), 'k')).rejects.toMatchObject({
      reason: 'uncertain',
    })
    expect(sentMessages(stand)).toHaveLength(1)
    expect(await connector.publishing.reconcile(account, answerTo(dialog), 'k')).toEqual({ state: 'unknown' })
  })

  it('freezes the whole token for as long as Telegram asks', async () => {
    const stand = await startStand()
    const { control, bot, resident, connector, account } = stand
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Здравствуйте' })
    const dialog = {
      surface: 'private',
      container: `telegram:chat:${resident.id}`,
      externalId: '1',
      threadExternalId: 'dialog',
    } as const
    control.setFaults({
      faults: [{ kind: 'error', code: 429, retryAfter: 30, method: 'sendMessage', next: 1 }],
    })
    const throttled = { reason: 'try_later', code: 'telegram.throttled' }
    await expect(connector.publishing.send(account, answerTo(dialog), 'k')).rejects.toMatchObject({
      ...throttled,
      extra: { retryAfterMs: 30_000 },
    })
    await expect(connector.publishing.send(account, answerTo(dialog), 'k')).rejects.toMatchObject(throttled)
    expect(sentMessages(stand)).toHaveLength(0)
  })
})

describe('files of residents', () => {
  it('come as bytes, and a large one says that it is too large', async () => {
    const stand = await startStand()
    const { control, bot, resident, connector, account } = stand
    const ref = { botId: bot.id, residentId: resident.id }
    control.writeMessage({ ...ref, text: 'Вот', photos: 1 })
    control.writeMessage({ ...ref, document: { name: 'видео.mp4', size: 25 * 1024 * 1024 } })
    const { events, items } = await pollAll(stand)
    const [photo, video] = events.flatMap((event) => (event.op === 'created' ? event.attachments : []))
    if (!photo || !video || !connector.locateAttachment) throw new Error('nothing came')
    const found = await connector.locateAttachment(account, photo, items[0]?.body ?? null)
    expect(found).toMatchObject({ kind: 'bytes' })
    expect(JSON.stringify(events)).not.toContain(bot.token)
    await expect(connector.locateAttachment(account, video, null)).rejects.toMatchObject({
      reason: 'refused',
      code: 'telegram.file_too_big',
    })
  })
})

describe('the connect wizard', () => {
  it('learns the number from the token and says what is wrong', async () => {
    const stand = await startStand()
    const { control, bot, connector, account } = stand
    const wrong = await connector.probe({ ...account, tokens: { bot: `${bot.id}:${'x'.repeat(35)}` } }, null)
    expect(wrong.checks).toContainEqual(expect.objectContaining({ code: 'telegram.token', state: 'failed' }))
    control.setBot({ id: bot.id, readsAll: false })
    const chats = { ...account, externalId: '', tokens: { ...account.tokens, chats: '@gorod, @nikogo' } }
    const { name, externalId, checks } = await connector.probe(chats, null)
    expect({ name, externalId }).toEqual({ name: 'Вопросы городу (@gorod_bot)', externalId: String(bot.id) })
    expect(checks.filter(({ state }) => state !== 'ok').map(({ code }) => code)).toEqual([
      'telegram.privacy',
      'telegram.chats_found',
    ])
  })

  it('sees a webhook that is not ours or does not answer', async () => {
    const stand = await startStand()
    const intake = await startIntake(stand)
    const { connector, account, control, bot, resident } = stand
    const well = await connector.probe(account, intake.url)
    expect(well.checks.filter(({ state, details }) => state !== 'ok' && details.present !== false)).toEqual(
      [],
    )
    intake.isAway = true
    control.writeMessage({ botId: bot.id, residentId: resident.id, text: 'Эй' })
    await control.idle({})
    const ill = await connector.probe(account, intake.url)
    expect(ill.checks).toContainEqual(
      expect.objectContaining({ code: 'telegram.delivery_errors', state: 'warning' }),
    )
    const other = await connector.probe(account, 'https://veche.example/in/telegram/2')
    expect(other.checks).toContainEqual(
      expect.objectContaining({ code: 'telegram.webhook_set', state: 'failed' }),
    )
  })
})
