import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHeap } from './heap.ts'

it('lets the smallest leave first, whatever comes between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer())), (commands) => {
      const heap = createHeap<number>((one, other) => one - other)
      const model: number[] = []
      for (const command of commands) {
        if (command === null) expect(heap.take()).toBe(model.shift())
        else {
          heap.add(command)
          model.push(command)
          model.sort((one, other) => one - other)
        }
        expect(heap.peek()).toBe(model[0])
        expect(heap.size()).toBe(model.length)
      }
    }),
  )
})
