import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { listActivityTypes, listIncidents } from '../../people/desk-data.ts'
import { watchRequests } from '../../people/quiet.ts'
import { see } from '../../people/see.ts'
import { runHereWell } from '../../setup/cli.ts'
import { openCommunity } from '../../setup/community.ts'
import { onceOnly } from '../../setup/once.ts'
import { inventTexts } from '../resident-texts.ts'

const { openAs } = useBrowser()
/** A page of the list and half of the next; `VECHE_DECISIONS=200` is a dispatcher's whole morning. */
const COUNT = Number(process.env.VECHE_DECISIONS ?? 80)
/** How many letters of a topic's name are enough, typed without looking. */
const TOPIC = 'Содержание грунтовых'
const DECISIONS = ['accept', 'dismiss']
/** Every tenth is no question, every twentieth says too little for a suggestion. */
const THANKS = 'Спасибо большое за новую площадку, дети очень довольны!'
const VAGUE = 'Помогите, пожалуйста, сил больше нет это терпеть'

function textOf(index: number, problem: string): string {
  if (index % 10 === 3) return THANKS
  return index % 20 === 7 ? VAGUE : problem
}

it(`lets a person decide ${COUNT} messages by the keyboard alone, a key for each, each once`, {
  timeout: 420_000,
}, async () => {
  const { channelId, groupId } = await openCommunity('Пестово спрашивает', { municipality: 'pestovo' })
  const file = path.join(inject('world').folder, `by-keys-${onceOnly()}.jsonl`)
  const lines = inventTexts(COUNT).map(({ id, text }, index) => ({ id, text: textOf(index, text) }))
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  await runHereWell(inject('world'), 'import', 'messages', file, '--channel', String(groupId))
  const { page } = await openAs('dispatcher')
  const query = `channelId=${channelId}`
  const ids = await listIncidents(page, `queue=new&${query}`)
  expect(ids).toHaveLength(COUNT)

  await page.goto(`/desk/new?${query}`)
  await see(rowsOf(page))
  const untilQuiet = watchRequests(page)
  await page.keyboard.press('j')
  for (let left = COUNT; left > 0; left -= 1) {
    const id = await readyCard(page)
    // While a person reads, the screen brings itself up to date.
    await untilQuiet()
    await decide(page, { id, left })
  }

  await see(page.getByText('С этим фильтром — ничего'))
  expect(await listIncidents(page, `queue=new&${query}`)).toEqual([])
  for (const id of ids) {
    const types = await listActivityTypes(page, id)
    expect([id, types.filter((type) => DECISIONS.includes(type))]).toEqual([id, [expect.any(String)]])
  }
})

const rowsOf = (page: Page) =>
  page.getByRole('region', { name: 'Список вопросов' }).locator('a[href*="/desk/new/"]')

/** One look, one key where the suggestion is right; thanks are dismissed, what is unclear is given a topic by words. */
async function decide(page: Page, { id, left }: { id: string; left: number }): Promise<void> {
  // Work waits, so the list may never look empty, nor call what was there all along new.
  expect(await rowsOf(page).count(), `${left} left`).toBeGreaterThan(0)
  expect(await page.getByRole('button', { name: /^Показать \d/ }).count(), `${left} left`).toBe(0)
  const text = (await page.locator('main section > header h2').textContent()) ?? ''
  for (const [at, key] of keysFor(text).entries()) {
    if (at === 1 && text.startsWith('Помогите')) await nameTopic(page)
    await page.keyboard.press(key)
  }
  const next =
    left > 1 ? readyCard(page, id) : page.waitForFunction((old) => !location.pathname.endsWith(old), id)
  await next.catch(async (cause: unknown) => {
    throw new Error(`${left} left, «${text}»: ${await describeScreen(page)}`, { cause })
  })
}

function keysFor(text: string): string[] {
  if (text.startsWith('Спасибо')) return ['d', '1']
  return text.startsWith('Помогите') ? ['Enter', 'Enter', 'Enter'] : ['Enter']
}

/** What stands in the way of the next card. */
async function describeScreen(page: Page): Promise<string> {
  const said = await page
    .locator('dialog[open], [role="menu"], [role="status"], [role="alert"]')
    .allInnerTexts()
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))
  return JSON.stringify({ said, focused, url: page.url() })
}

/** The card of the open row, another than the one before, with its first action at hand, after a moment. */
async function readyCard(page: Page, before = ''): Promise<string> {
  const handle = await page.waitForFunction((old) => {
    const id = location.pathname.split('/').at(-1) ?? ''
    const row = document.querySelector('a[aria-current="true"]')
    const button = document.querySelector(
      '[data-tour="actions"]:not([data-fresh]) [aria-keyshortcuts="Enter"]',
    )
    const title = document.querySelector('main section > header h2')?.textContent
    const isOfRow = row?.getAttribute('href')?.includes(id) && row.querySelector('b')?.textContent === title
    const isReady = button !== null && !button.hasAttribute('disabled')
    return id !== old && isOfRow && isReady ? id : null
  }, before)
  return (await handle.jsonValue()) ?? ''
}

/** The letters of a topic where the form asks for one. */
async function nameTopic(page: Page): Promise<void> {
  await see(page.getByRole('dialog').getByRole('combobox', { name: 'Тема', exact: true }))
  await page.keyboard.type(TOPIC)
}
