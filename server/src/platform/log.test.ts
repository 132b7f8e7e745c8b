import { closeSync, openSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createLog, openDestination } from './log.ts'

/** Linux has a file whose disk is always full. */
it('goes on while its disk is full', async () => {
  const full = openSync('/dev/full', 'w')
  const destination = openDestination(full)
  // The one of pino goes at the first failure; without another the failure would end the process.
  const listeners = () => Object(destination).listenerCount('error')
  expect(listeners()).toBe(2)
  const log = createLog('info', destination)
  log.info({}, 'said to nobody')

  await expect.poll(listeners).toBe(1)
  log.info({}, 'said on')
  closeSync(full)
})
