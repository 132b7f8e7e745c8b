import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createLines } from './lines.ts'

/** A statement as the driver writes it: its messages between a cork and an uncork. */
function say(socket: Socket, ...messages: string[]): void {
  socket.cork()
  for (const message of messages) socket.write(message)
  socket.uncork()
}

it('sends what is said in one turn of the event loop at once, in order', async () => {
  const socket = createLines().open()
  const sent: string[] = []
  socket._writev = (chunks, done) => {
    sent.push(chunks.map(({ chunk }) => String(chunk)).join(' '))
    done()
  }

  say(socket, 'bind a', 'execute a')
  await Promise.resolve()
  say(socket, 'bind b', 'execute b')
  expect(sent).toEqual([])
  await new Promise(setImmediate)
  say(socket, 'bind c', 'execute c')
  await new Promise(setImmediate)

  expect(sent).toEqual(['bind a execute a bind b execute b', 'bind c execute c'])
})
