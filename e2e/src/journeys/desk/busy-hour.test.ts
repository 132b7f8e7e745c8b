import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page, Request } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { listIncidents } from '../../people/desk-data.ts'
import { see } from '../../people/see.ts'
import { runHereWell } from '../../setup/cli.ts'
import { openCommunity } from '../../setup/community.ts'
import { onceOnly } from '../../setup/once.ts'
import { inventTexts } from '../resident-texts.ts'

const { openAs } = useBrowser()
const COUNT = 150
const STORM = 20

it('is brought each changed row and asks for none, in a storm of changes too, however far the list was read', async () => {
  const { channelId, groupId } = await openCommunity('Марёво спрашивает', { municipality: 'maryovo' })
  const file = path.join(inject('world').folder, `busy-hour-${onceOnly()}.jsonl`)
  writeFileSync(
    file,
    inventTexts(COUNT)
      .map((line) => JSON.stringify(line))
      .join('\n'),
  )
  await runHereWell(inject('world'), 'import', 'messages', file, '--channel', String(groupId))
  const { page } = await openAs('dispatcher')
  const { page: colleague } = await openAs('approver')
  await colleague.goto('/approvals')
  const ids = await listIncidents(page, `queue=new&channelId=${channelId}`)
  expect(ids).toHaveLength(COUNT)
  await page.goto(`/desk/new?channelId=${channelId}`)
  await see(rowsOf(page))
  await readToEnd(page, ids.at(-1) ?? '')
  const asked = watch(page)

  const [last, ...others] = ids.toReversed()
  await dismiss(colleague, last ?? '')
  await expect.poll(() => rowOf(page, last ?? '').count()).toBe(0)

  const storm = others.slice(0, STORM)
  await Promise.all(storm.map((id) => dismiss(colleague, id)))
  await expect.poll(() => countIn(page, storm)).toBe(0)
  // Rows and numbers come on the stream.
  expect(asked.naming([...storm, last ?? ''])).toEqual([])
  expect(asked.paths().filter((asks) => asks === '/api/incidents')).toEqual([])
  expect(asked.aborted()).toEqual([])
})

const rowsOf = (page: Page) =>
  page.getByRole('region', { name: 'Список вопросов' }).locator('a[href*="/desk/new/"]')
const rowOf = (page: Page, id: string) => page.locator(`a[href*="/desk/new/${id}"]`)

async function countIn(page: Page, ids: readonly string[]): Promise<number> {
  const counts = await Promise.all(ids.map((id) => rowOf(page, id).count()))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Down through all pages to the last row. */
async function readToEnd(page: Page, lastId: string): Promise<void> {
  const rows = page.getByRole('list', { name: 'Список вопросов' })
  await expect
    .poll(async () => {
      await rows.evaluate((list) => list.parentElement?.scrollTo(0, list.scrollHeight))
      return rowOf(page, lastId).count()
    })
    .toBe(1)
}

async function dismiss(page: Page, id: string): Promise<void> {
  const reply = await page.evaluate(async (incidentId) => {
    const { version } = await (await fetch(`/api/incidents/${incidentId}`)).json()
    const { status } = await fetch(`/api/incidents/${incidentId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'dismiss', reason: 'no_question', expectedVersion: version }),
    })
    return status
  }, id)
  expect(reply).toBe(200)
}

/** What the page asks the server for from now on; other journeys change other questions meanwhile. */
function watch(page: Page) {
  const asked: URL[] = []
  const aborted: string[] = []
  const isOfApi = (request: Request) => /\/api\/(?!events)/.test(request.url())
  page.on('request', (request) => {
    if (isOfApi(request)) asked.push(new URL(request.url()))
  })
  page.on('requestfailed', (request) => {
    if (isOfApi(request)) aborted.push(request.url())
  })
  return {
    naming: (ids: readonly string[]) => asked.filter(({ href }) => ids.some((id) => href.includes(id))),
    paths: () => asked.map(({ pathname }) => pathname),
    aborted: () => aborted,
  }
}
