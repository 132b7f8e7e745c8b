import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { describeFailure } from './describe-failure.ts'

const listen = (port: number) =>
  new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

it('names a taken port and what to do', async () => {
  const first = await listen(0)
  const address = first.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const error: unknown = await listen(port).catch((refusal: unknown) => refusal)
  first.close()
  expect(describeFailure(error)).toBe(
    `error start.port_taken: something listens at port ${port} already; stop it, or start with another PORT`,
  )
})

it('says any other failure in its own words', () => {
  expect(describeFailure(new Error('DATABASE_URL is wrong'))).toBe('DATABASE_URL is wrong')
  expect(describeFailure('gone')).toBe('gone')
})
