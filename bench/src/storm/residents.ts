/** Residents who write, correct, take back and restore: so many actions, spread evenly over the time given. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import type { StormCommunity, StormNetwork } from './network.ts'

const OBJECTS = ['Яма', 'Открытый люк', 'Сугроб', 'Сломанный фонарь', 'Течь', 'Поваленное дерево', 'Мусор']
const STREETS = ['Речной', 'Садовой', 'Вокзальной', 'Заречной', 'Луговой', 'Полевой', 'Школьной', 'Лесной']
const PEOPLE = 400
/** Some write again in a thread of their own: those words join the same incident. */
const REMEMBERED = 300

type Written = { groupId: number; id: number; postId: number; residentId: number; isDeleted: boolean }

export type Residents = {
  /** Actions done so far. */
  done: () => number
  run: (signal: AbortSignal) => Promise<void>
}

export function createResidents(
  network: StormNetwork,
  { random, actions, seconds }: { random: Random; actions: number; seconds: number },
): Residents {
  const { control } = network.emulator
  const people = control.createResidents({ count: PEOPLE }).map(({ id }) => id)
  const written: Written[] = []
  let done = 0

  function compose(): string {
    const place = `${random.pick(OBJECTS)} на улице ${random.pick(STREETS)}, дом ${random.integer(1, 99)}`
    return `${place}, когда исправят? Заметка ${done + 1}`
  }

  function writeComment(community: StormCommunity): void {
    const { groupId } = community
    const residentId = random.pick(people)
    const earlier = random.next() < 0.2 ? written.at(-random.integer(1, 50)) : undefined
    const reply = earlier && !earlier.isDeleted && earlier.groupId === groupId ? earlier : null
    const objectId = reply?.postId ?? random.pick(community.postIds)
    const author = reply && random.next() < 0.6 ? reply.residentId : residentId
    const comment = control.addComment({
      groupId,
      objectId,
      residentId: author,
      text: compose(),
      replyToId: reply?.id ?? null,
    })
    written.push({ groupId, id: comment.id, postId: objectId, residentId: author, isDeleted: false })
    if (written.length > REMEMBERED) written.shift()
  }

  /** False when nothing suitable has been written yet. */
  function changeComment(kind: 'edit' | 'delete' | 'restore'): boolean {
    const candidates = written.filter(({ isDeleted }) => isDeleted === (kind === 'restore'))
    if (candidates.length === 0) return false
    const target = random.pick(candidates)
    const ref = { groupId: target.groupId, id: target.id }
    if (kind === 'edit') control.editComment({ ...ref, text: `${compose()}, исправлено` })
    if (kind === 'delete') control.deleteComment(ref)
    if (kind === 'restore') control.restoreComment(ref)
    target.isDeleted = kind === 'delete'
    return true
  }

  function act(): void {
    const community = random.pick(network.communities)
    const draw = random.next()
    const isChanged =
      (draw < 0.13 && changeComment('edit')) ||
      (draw >= 0.13 && draw < 0.17 && changeComment('delete')) ||
      (draw >= 0.17 && draw < 0.2 && changeComment('restore'))
    if (isChanged) return
    if (draw < 0.38 && draw >= 0.2) {
      control.writeMessage({
        groupId: community.groupId,
        residentId: random.pick(people),
        text: compose(),
      })
    } else writeComment(community)
  }

  return {
    done: () => done,
    async run(signal) {
      const startedAt = performance.now()
      while (done < actions && !signal.aborted) {
        const due = Math.ceil((actions * (performance.now() - startedAt)) / (seconds * 1000))
        for (; done < Math.min(due, actions); done += 1) act()
        await sleep(20)
      }
    },
  }
}
