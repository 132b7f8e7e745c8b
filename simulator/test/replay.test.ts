import fc from 'fast-check'
import { expect, it } from 'vitest'
import { manualClock } from '../src/lib/clock.ts'
import { ControlError } from '../src/lib/control/control-error.ts'
import { createVkEmulator } from '../src/vk/emulator.ts'
import { VkError } from '../src/vk/vk-error.ts'
import { GROUP, START } from './support.ts'

type Emulator = ReturnType<typeof createVkEmulator>
const RESIDENTS = [11, 12, 13] as const

const residentId = fc.constantFrom(...RESIDENTS)
const text = fc.string({ minLength: 1, maxLength: 20 })
const id = fc.integer({ min: 1, max: 8 })
const step = fc.oneof(
  fc.record({ act: fc.constant('resident' as const) }),
  fc.record({ act: fc.constant('post' as const), text }),
  fc.record({
    act: fc.constant('comment' as const),
    residentId,
    text,
    objectId: id,
    replyToId: fc.option(id),
  }),
  fc.record({ act: fc.constant('edit' as const), id, text }),
  fc.record({ act: fc.constant('delete' as const), id }),
  fc.record({ act: fc.constant('restore' as const), id }),
  fc.record({ act: fc.constant('message' as const), residentId, text }),
  fc.record({ act: fc.constant('chat' as const), residentId, text }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function act({ control }: Emulator, step: Step): void {
  const groupId = GROUP
  switch (step.act) {
    case 'resident':
      return void control.createResident({})
    case 'post':
      return void control.publishPost({ groupId, text: step.text, photos: 1 })
    case 'comment': {
      const { act: _, ...comment } = step
      return void control.addComment({ groupId, ...comment })
    }
    case 'edit':
      return void control.editComment({ groupId, id: step.id, text: step.text })
    case 'delete':
      return void control.deleteComment({ groupId, id: step.id })
    case 'restore':
      return void control.restoreComment({ groupId, id: step.id })
    case 'message':
      return void control.writeMessage({ groupId, residentId: step.residentId, text: step.text })
    case 'chat':
      return void control.createChat({
        groupId,
        title: step.text.trim() || 'чат',
        residentIds: [step.residentId],
      })
  }
}

/** What a person could not do is refused and changes nothing; anything else that is thrown is a mistake. */
function play(emulator: Emulator, steps: readonly Step[]): void {
  emulator.control.createCommunity({ id: GROUP, name: 'Город' })
  emulator.control.issueToken({ groupId: GROUP })
  for (const resident of RESIDENTS) emulator.control.createResident({ id: resident })
  for (const step of steps) {
    try {
      act(emulator, step)
    } catch (error) {
      if (!(error instanceof VkError || error instanceof ControlError)) throw error
    }
  }
}

it('the same steps with one seed give the same state and the same ledger', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(step, { maxLength: 40 }), (seed, steps) => {
      const [first, second] = [1, 2].map(() => createVkEmulator({ seed, clock: manualClock(START) }))
      play(first!, steps)
      play(second!, steps)
      expect(second!.control.dump({})).toEqual(first!.control.dump({}))
      expect(second!.control.readLedger({})).toEqual(first!.control.readLedger({}))
      first!.control.reset({ seed })
      play(first!, steps)
      expect(first!.control.dump({})).toEqual(second!.control.dump({}))
    }),
    { numRuns: 60 },
  )
})

it('another seed gives other people and other keys', () => {
  const [first, second] = [1, 2].map((seed) => {
    const emulator = createVkEmulator({ seed, clock: manualClock(START) })
    emulator.control.createCommunity({ id: 1, name: 'Город' })
    const { token } = emulator.control.issueToken({ groupId: 1 })
    const people = emulator.control.createResidents({ count: 20 })
    return { token, names: people.map(({ firstName, lastName }) => `${firstName} ${lastName}`) }
  })
  expect(first!.token).not.toBe(second!.token)
  expect(first!.names).not.toEqual(second!.names)
})
