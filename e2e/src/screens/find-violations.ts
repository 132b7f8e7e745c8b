import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * Rules and places, short enough to be read in a failed test. The page has axe from its beginning:
 * `addInitScript(axe.source)`. Without what lies in places of the attribute `except`.
 */
export function findViolations(page: Page, rules: RunOptions, except?: string): Promise<string[]> {
  return page.evaluate(
    async ([options, mark]) => {
      const place = mark === undefined ? document : { include: ['html'], exclude: [`[${mark}]`] }
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(place, {
        resultTypes: ['violations'],
        ...options,
      })
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
    },
    [rules, except] as const,
  )
}
