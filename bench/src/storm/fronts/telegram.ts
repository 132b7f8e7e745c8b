/**
 * Plays Telegram: comments under posts of a channel, a group of neighbours, private messages. It keeps the order of a
 * chat.
 */
import { systemClock } from '../../../../simulator/src/lib/clock.ts'
import { createTelegramEmulator } from '../../../../simulator/src/telegram/emulator.ts'
import type { Fault } from '../../../../simulator/src/telegram/faults.ts'
import type { Random } from '../../lib/random.ts'
import { countWith, hasTextIn } from './dump.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { placeAt } from './places.ts'
import { readTelegramFacts } from './telegram-facts.ts'
import { REPEATS, sendTroubles } from './troubles.ts'
import { createMemory, createWriter } from './words.ts'

const FIRST_BOT = 7_100_000_501
const BOTS = 2
/** There are few, because comments under one post are one conversation, in which the order of answers shows. */
const POSTS = 2
const PEOPLE = 400

type Control = ReturnType<typeof createTelegramEmulator>['control']
type Page = {
  botId: number
  channelId: number
  discussionId: number
  neighboursId: number
  postIds: number[]
}
type Written = { chatId: number | null; botId: number | null; residentId: number; id: number }

export async function startTelegramFront(options: FrontOptions): Promise<StormFront> {
  const { seed, dataDir, port, retrySpeed } = options
  const emulator = createTelegramEmulator({ seed, dataDir, clock: systemClock({ speed: retrySpeed }) })
  const url = await emulator.listen(port)
  const { control } = emulator
  const opened = Array.from({ length: BOTS }, (_, index) => openPage(control, index))
  const pages = opened.map(({ page }) => page)
  return {
    network: 'telegram',
    url,
    channels: opened.map(({ channel }) => channel),
    countSubscribed: () => countWith(control.dump({}).bots, 'webhook'),
    prepare() {
      for (const { channelId, postIds } of pages)
        for (let number = 1; number <= POSTS; number += 1)
          postIds.push(control.publishPost({ channelId, text: `Работы в округе, сводка ${number}` }).id)
    },
    startTroubles: (faultSeed) => void control.setFaults({ faults: troubles(), seed: faultSeed }),
    endTroubles: () => void control.setFaults({ faults: [] }),
    act: createActing(control, pages),
    // Its queue outlives a webhook, so what waits is not lost with it.
    forgetUs: null,
    isPublished: (text) => hasTextIn(text, control.dump({}).messages),
    countWaiting: () => control.dump({}).updates?.length ?? 0,
    // A hash of the content stands behind the number of the update.
    eventKeyOf: (dedupeKey) => dedupeKey.split('.')[0] ?? null,
    readFacts: () => readTelegramFacts(dataDir),
    close: () => emulator.close(),
  }
}

function openPage(control: Control, index: number): { page: Page; channel: StormChannel } {
  const botId = FIRST_BOT + index
  const token = `${botId}:storm-token-of-the-bot-${botId}`
  const name = `Приёмная ${botId}`
  control.createBot({ id: botId, name, token })
  const group = (title: string) => {
    const { id: chatId } = control.createChat({ type: 'supergroup', title })
    control.setMember({ chatId, botId, status: 'administrator' })
    return chatId
  }
  const { id: channelId } = control.createChat({ type: 'channel', title: `Новости ${botId}` })
  const discussionId = group(`Обсуждение ${botId}`)
  control.linkDiscussion({ channelId, groupId: discussionId })
  const page = { botId, channelId, discussionId, neighboursId: group(`Соседи ${botId}`), postIds: [] }
  const add = ['--token', token, '--secret', `storm${botId}secret`]
  return { page, channel: { ...placeAt(index), externalId: String(botId), name, add } }
}

function troubles(): Fault[] {
  const method = 'sendMessage'
  return [
    ...sendTroubles(method),
    { kind: 'error', code: 429, description: 'Too Many Requests', retryAfter: 1, method, probability: 0.02 },
    { kind: 'error', code: 500, description: 'Internal Server Error', method, probability: 0.01 },
    ...REPEATS,
  ]
}

function createActing(control: Control, pages: readonly Page[]): StormFront['act'] {
  const people = control.createResidents({ count: PEOPLE }).map(({ id }) => id)
  const memory = createMemory<Written>()
  const compose = createWriter()

  function write(random: Random, { botId, channelId, discussionId, neighboursId, postIds }: Page): Written {
    const said = { residentId: random.pick(people), text: compose(random) }
    const draw = random.next()
    if (draw < 0.6) {
      const { id } = control.writeMessage({ botId, ...said })
      return { chatId: null, botId, residentId: said.residentId, id }
    }
    const isNearby = draw < 0.7
    const chatId = isNearby ? neighboursId : discussionId
    const { id } = isNearby
      ? control.writeInChat({ chatId, ...said })
      : control.addComment({ channelId, postId: random.pick(postIds), ...said })
    return { chatId, botId: null, residentId: said.residentId, id }
  }

  return (random) => {
    const known = memory.all()
    if (random.next() < 0.15 && known.length > 0) {
      control.editMessage({ ...random.pick(known), text: `${compose(random)}, исправлено` })
      return
    }
    memory.add(write(random, random.pick(pages)))
  }
}
