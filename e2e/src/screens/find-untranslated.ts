import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'

const RUSSIAN = path.resolve(import.meta.dirname, '../../../web/src/locales/ru')

/** What the interface says in Russian and in no other way: sentences with something to fill in are another one each time. */
function readRussian(): string[] {
  const files = readdirSync(RUSSIAN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  const valuesOf = (texts: unknown): string[] =>
    typeof texts === 'string'
      ? [texts]
      : Object.values(texts as Record<string, unknown>).flatMap((inner) => valuesOf(inner))
  const all = files.flatMap((name) => valuesOf(JSON.parse(readFileSync(path.join(RUSSIAN, name), 'utf8'))))
  // A language is called by its own name in every language.
  return all.filter((words) => /[а-яё]/i.test(words) && !words.includes('{{') && words !== 'Русский')
}

/** Tells the page once what it must not say. */
export async function teachRussian(page: Page): Promise<void> {
  await page.addInitScript((words) => {
    Object.assign(window, { russian: new Set(words) })
  }, readRussian())
}

/**
 * Words of the Russian interface that stand in what is pressed, headed or labelled on an English screen. Names that a
 * region gives (rules, places, people) are its own: they stand in links, cells and quotations, or say their language.
 */
export function findUntranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { russian } = window as unknown as { russian: ReadonlySet<string> }
    const SAYING =
      'button:not(.lnk), label, legend, summary, th, dt, h1, h2, h3, option, [role="tab"], .toast'
    const NAMED = ['placeholder', 'title', 'aria-label', 'alt']
    const own = [...document.querySelectorAll(SAYING)].flatMap((one) =>
      [...one.childNodes].map((node) =>
        node.nodeType === Node.TEXT_NODE && !one.closest('[lang="ru"]') ? (node.textContent ?? '') : '',
      ),
    )
    const named = [...document.querySelectorAll(NAMED.map((name) => `[${name}]`).join())].flatMap((one) =>
      NAMED.map((name) => (one.closest('[lang="ru"]') ? '' : (one.getAttribute(name) ?? ''))),
    )
    return [...new Set([...own, ...named].map((words) => words.trim()).filter((words) => russian.has(words)))]
  })
}
