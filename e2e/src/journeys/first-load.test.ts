import { expect, it } from 'vitest'
import { useBrowser } from '../people/browser.ts'
import { see } from '../people/see.ts'

const { openAs } = useBrowser()
const SCRIPTS_KB = 214
const REQUESTS = 15

type Loaded = { url: string; kb: number; encoding: string }

it('brings the desk in few files, compressed when it was built', async () => {
  const { page, context } = await openAs('dispatcher')
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const loaded = new Map<string, Loaded>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const encoding = response.headers['content-encoding'] ?? ''
    loaded.set(requestId, { url: new URL(response.url).pathname, kb: 0, encoding })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = loaded.get(requestId)
    if (file) file.kb = encodedDataLength / 1024
  })

  await page.goto('/desk/new')
  await see(page.getByRole('navigation').first())
  await page.waitForLoadState('networkidle').catch(() => undefined)

  const files = [...loaded.values()].filter(({ url }) => !url.startsWith('/api/'))
  const scripts = files.filter(({ url }) => url.endsWith('.js'))
  const large = scripts.filter(({ kb }) => kb > 2)
  expect(large.filter(({ encoding }) => encoding !== 'br' && encoding !== 'gzip')).toEqual([])
  const sum = scripts.reduce((total, { kb }) => total + kb, 0)
  expect({ sum: Math.round(sum), scripts }).toMatchObject({
    sum: expect.toSatisfy((kb: number) => kb <= SCRIPTS_KB),
  })
  expect(files.length).toBeLessThanOrEqual(REQUESTS)
})
