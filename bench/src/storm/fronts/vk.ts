/** Plays VK: walls with comments that are written, edited, deleted and restored, and private messages. */
import { systemClock } from '../../../../simulator/src/lib/clock.ts'
import { createVkEmulator } from '../../../../simulator/src/vk/emulator.ts'
import type { Fault } from '../../../../simulator/src/vk/faults.ts'
import type { Random } from '../../lib/random.ts'
import { countDue, countWith, hasTextIn } from './dump.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { placeAt } from './places.ts'
import { disorder, REPEATS, sendTroubles } from './troubles.ts'
import { readVkFacts } from './vk-facts.ts'
import { createMemory, createWriter } from './words.ts'

const FIRST_GROUP = 501
const GROUPS = 4
const POSTS = 12
const PEOPLE = 400
const SERVICE_TOKEN = 'storm-service-key'

type Written = { groupId: number; id: number; postId: number; residentId: number; isDeleted: boolean }
type Emulator = ReturnType<typeof createVkEmulator>
type Community = { groupId: number; postIds: number[] }

export async function startVkFront({ seed, dataDir, port, retrySpeed }: FrontOptions): Promise<StormFront> {
  const emulator = createVkEmulator({ seed, dataDir, clock: systemClock({ speed: retrySpeed }) })
  const url = await emulator.listen(port)
  const { control } = emulator
  control.issueToken({ kind: 'service', value: SERVICE_TOKEN })
  const communities: Community[] = Array.from({ length: GROUPS }, (_, index) => ({
    groupId: FIRST_GROUP + index,
    postIds: [],
  }))
  const channels = communities.map(({ groupId }, index) => openCommunity(emulator, groupId, index))
  return {
    network: 'vk',
    ...{ url, channels },
    countSubscribed: () => countWith(control.dump({}).servers, 'status', 'ok'),
    prepare() {
      for (const { groupId, postIds } of communities)
        for (let number = 1; number <= POSTS; number += 1)
          postIds.push(control.publishPost({ groupId, text: `Работы в округе, сводка ${number}` }).id)
    },
    startTroubles: (faultSeed) => void control.setFaults({ faults: troubles(), seed: faultSeed }),
    endTroubles: () => void control.setFaults({ faults: [] }),
    act: createActing(emulator, communities),
    forgetUs: null,
    isPublished(text) {
      const { comments, messages } = control.dump({})
      return hasTextIn(text, comments, messages)
    },
    countWaiting: () => countDue(control.dump({}).deliveries),
    eventKeyOf: (dedupeKey) => (dedupeKey.startsWith('seen:') ? null : dedupeKey),
    readFacts: (arrival) => readVkFacts(dataDir, arrival),
    close: () => emulator.close(),
  }
}

function openCommunity({ control }: Emulator, groupId: number, index: number): StormChannel {
  const token = `storm-community-key-${groupId}`
  const name = `Округ ${groupId}`
  control.createCommunity({ id: groupId, name })
  control.issueToken({ groupId, value: token })
  const externalId = String(groupId)
  const keys = ['--token', token, '--key', `service=${SERVICE_TOKEN}`, '--secret', `storm${groupId}secret`]
  return { ...placeAt(index), externalId, name, add: ['--id', externalId, ...keys] }
}

function troubles(): Fault[] {
  return [
    ...['wall.createComment', 'messages.send'].flatMap((method): Fault[] => [
      ...sendTroubles(method),
      { kind: 'error', code: 6, method, probability: 0.02 },
      { kind: 'error', code: 9, method, probability: 0.004 },
      { kind: 'error', code: 10, method, probability: 0.02 },
    ]),
    { kind: 'error', code: 10, method: 'messages.getById', probability: 0.05 },
    ...REPEATS,
    ...disorder(60_000),
  ]
}

function createActing({ control }: Emulator, communities: readonly Community[]): StormFront['act'] {
  const people = control.createResidents({ count: PEOPLE }).map(({ id }) => id)
  const memory = createMemory<Written>()
  const compose = createWriter()

  function writeComment(random: Random, { groupId, postIds }: Community): void {
    const earlier = random.next() < 0.2 ? memory.all().at(-random.integer(1, 50)) : undefined
    const reply = earlier && !earlier.isDeleted && earlier.groupId === groupId ? earlier : null
    const postId = reply?.postId ?? random.pick(postIds)
    // Some write again in a thread of their own, and those words join the same incident.
    const residentId = reply && random.next() < 0.6 ? reply.residentId : random.pick(people)
    const text = compose(random)
    const { id } = control.addComment({
      ...{ groupId, residentId, text, objectId: postId, replyToId: reply?.id ?? null },
    })
    memory.add({ groupId, id, postId, residentId, isDeleted: false })
  }

  /** Gives false when nothing suitable has been written yet. */
  function changeComment(random: Random, kind: 'edit' | 'delete' | 'restore'): boolean {
    const candidates = memory.all().filter(({ isDeleted }) => isDeleted === (kind === 'restore'))
    if (candidates.length === 0) return false
    const target = random.pick(candidates)
    const ref = { groupId: target.groupId, id: target.id }
    if (kind === 'edit') control.editComment({ ...ref, text: `${compose(random)}, исправлено` })
    if (kind === 'delete') control.deleteComment(ref)
    if (kind === 'restore') control.restoreComment(ref)
    target.isDeleted = kind === 'delete'
    return true
  }

  return (random) => {
    const community = random.pick(communities)
    const draw = random.next()
    const isChanged =
      (draw < 0.13 && changeComment(random, 'edit')) ||
      (draw >= 0.13 && draw < 0.17 && changeComment(random, 'delete')) ||
      (draw >= 0.17 && draw < 0.2 && changeComment(random, 'restore'))
    if (isChanged) return
    if (draw >= 0.2 && draw < 0.38)
      control.writeMessage({
        ...{ groupId: community.groupId, residentId: random.pick(people), text: compose(random) },
      })
    else writeComment(random, community)
  }
}
