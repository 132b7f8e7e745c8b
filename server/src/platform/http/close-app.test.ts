import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { closeApp } from './close-app.ts'
import { createHttpApp } from './http-app.ts'

const PATIENT = { silenceMs: 3_600_000, totalMs: 3_600_000 }

it('closes in spite of a body that never ends and of an answer that nobody reads', async () => {
  const app = await createHttpApp({ log: createLog('silent'), isSecure: false, bodyLimits: PATIENT })
  const begun = Promise.withResolvers<void>()
  let count = 0
  app.addHook('onRequest', async () => {
    count += 1
    if (count === 2) begun.resolve()
  })
  app.post('/in', () => 'taken')
  app.get('/out', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200)
    // More than the buffers of a connection hold.
    reply.raw.end(Buffer.alloc(32 * 1024 * 1024))
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const ask = async (words: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.pause()
    socket.write(words)
    return socket
  }
  const sockets = [
    await ask(
      'POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ),
    await ask('GET /out HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  ]
  await begun.promise

  await closeApp(app, 10)

  expect(app.server.listening).toBe(false)
  for (const socket of sockets) socket.destroy()
})
