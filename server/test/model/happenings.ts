import { type Act, MESSAGE_MS, type PersonAct } from './acts.ts'
import { settle } from './answers.ts'
import { courseOf, type Rules, rowOf } from './course.ts'
import { JOBS } from './jobs.ts'
import { changeSource, ownerOf, startLife, write, writeByHand } from './residents.ts'
import { QUESTIONS } from './words.ts'
import type { World } from './world.ts'

/** What the world outside and time do. */
export function happen(world: World, act: Exclude<Act, PersonAct>, rules: Rules): void {
  // No two messages of one moment: which came first is known.
  if (act.do === 'ask' || act.do === 'write') world.now += MESSAGE_MS
  const fact = courseOf(world, rules)
  switch (act.do) {
    case 'ask': {
      const { thread, author, surface } = act
      startLife(fact, { thread, author, surface, sourceId: thread, urgency: QUESTIONS[act.text] })
      return
    }
    case 'write': {
      const owner = ownerOf(world, act.thread, act.author)
      if (owner) {
        write(owner, act.words, fact)
        return
      }
      const surface = world.lives.find(({ thread }) => thread === act.thread)?.surface ?? 'comment'
      const { thread, author, messageId } = act
      startLife(fact, { thread, author, surface, sourceId: messageId, urgency: 'normal' })
      return
    }
    case 'edit':
    case 'delete':
    case 'restore': {
      const life = world.lives.find(({ source }) => source.isOwn && source.id === act.sourceId)
      if (life) changeSource(life, act.do, fact)
      return
    }
    case 'by_hand':
      writeByHand(act.thread, fact)
      return
    case 'echo': {
      const row = rowOf(world, act.row)
      if (row.state !== 'sent') settle(row, 'sent', null, fact)
      return
    }
    case 'job':
      JOBS[act.name](fact)
      return
    case 'wait':
      world.now += act.minutes * 60_000
  }
}
