/** Plays MAX: private messages, a group, a channel with comments. It forgets subscriptions and can be read back. */
import { systemClock } from '../../../../simulator/src/lib/clock.ts'
import { createMaxEmulator } from '../../../../simulator/src/max/emulator.ts'
import type { Fault } from '../../../../simulator/src/max/faults.ts'
import type { Random } from '../../lib/random.ts'
import { countDue, countWith, hasTextIn } from './dump.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { readMaxFacts } from './max-facts.ts'
import { placeAt } from './places.ts'
import { disorder, REPEATS, sendTroubles } from './troubles.ts'
import { createMemory, createWriter } from './words.ts'

const FIRST_BOT = 501
const BOTS = 2
const POSTS = 6
const PEOPLE = 150

type Control = ReturnType<typeof createMaxEmulator>['control']
type Page = { botId: number; groupId: number; channelId: number; postIds: string[] }

export async function startMaxFront(options: FrontOptions): Promise<StormFront> {
  const { seed, dataDir, port, retrySpeed } = options
  const emulator = createMaxEmulator({ seed, dataDir, clock: systemClock({ speed: retrySpeed }) })
  const url = await emulator.listen(port)
  const { control } = emulator
  const people = Array.from({ length: PEOPLE }, () => control.createResident({}).id)
  const pages: Page[] = []
  const channels = Array.from({ length: BOTS }, (_, index) => createBot(control, index))
  return {
    network: 'max',
    ...{ url, channels },
    countSubscribed: () => countWith(control.dump({}).subscriptions, 'key'),
    prepare() {
      for (const { externalId } of channels) pages.push(openPage(control, Number(externalId), people))
    },
    startTroubles: (faultSeed) => void control.setFaults({ faults: troubles(), seed: faultSeed }),
    endTroubles: () => void control.setFaults({ faults: [] }),
    act: createActing(control, pages, people),
    forgetUs: (random) => void control.dropSubscriptions({ botId: random.pick(pages).botId }),
    isPublished: (text) => hasTextIn(text, control.dump({}).messages),
    countWaiting: () => countDue(control.dump({}).deliveries),
    eventKeyOf: (dedupeKey) => (dedupeKey.startsWith('seen:') ? null : dedupeKey),
    readFacts: () => readMaxFacts(dataDir),
    close: () => emulator.close(),
  }
}

function createBot(control: Control, index: number): StormChannel {
  const botId = FIRST_BOT + index
  const token = `storm-token-of-the-bot-${botId}`
  const name = `Вопросы округа ${botId}`
  control.createBot({ id: botId, name, token })
  const add = ['--token', token, '--secret', `storm${botId}secret`]
  return { ...placeAt(index), externalId: String(botId), name, add }
}

/** A bot learns of a place only by being told, so everybody has begun before anything can be lost. */
function openPage(control: Control, botId: number, people: readonly number[]): Page {
  const place = (type: 'chat' | 'channel') =>
    control.createChat({
      ...{ type, title: `Соседи ${botId}`, botIds: [botId] },
      permissions: ['read_all_messages', 'write', 'post_edit_delete_message'],
    }).id
  const page = { botId, groupId: place('chat'), channelId: place('channel') }
  const postIds = Array.from(
    { length: POSTS },
    (_, number) => control.publishPost({ chatId: page.channelId, text: `Сводка ${number}` }).mid,
  )
  for (const residentId of people) control.startBot({ botId, residentId })
  return { ...page, postIds }
}

function troubles(): Fault[] {
  return ['POST /messages', 'POST /messages/:messageId/comments']
    .flatMap((method): Fault[] => [
      ...sendTroubles(method),
      { kind: 'error', status: 429, code: 'too.many.requests', method, probability: 0.02 },
      { kind: 'error', status: 503, code: 'service.unavailable', method, probability: 0.01 },
    ])
    .concat(REPEATS, disorder(600_000))
}

function createActing(
  control: Control,
  pages: readonly Page[],
  people: readonly number[],
): StormFront['act'] {
  const memory = createMemory<{ mid: string; isDeleted: boolean }>()
  const compose = createWriter()

  function write(random: Random, { botId, groupId, postIds }: Page): string {
    const said = { residentId: random.pick(people), text: compose(random) }
    const draw = random.next()
    if (draw < 0.4) return control.writeMessage({ botId, ...said }).mid
    if (draw < 0.6) return control.writeInChat({ chatId: groupId, ...said }).mid
    return control.addComment({ postId: random.pick(postIds), ...said }).mid
  }

  return (random) => {
    const standing = memory.all().filter(({ isDeleted }) => !isDeleted)
    const draw = random.next()
    if (draw > 0.15 || standing.length === 0) {
      memory.add({ mid: write(random, random.pick(pages)), isDeleted: false })
      return
    }
    const target = random.pick(standing)
    if (draw < 0.11) control.editMessage({ mid: target.mid, text: `${compose(random)}, исправлено` })
    else {
      control.removeMessage({ mid: target.mid })
      target.isDeleted = true
    }
  }
}
