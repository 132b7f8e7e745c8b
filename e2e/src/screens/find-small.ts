import type { Page } from 'playwright-core'

/** `--v-target` of the tokens; half a pixel is rounding. */
const LEAST_PX = 43.5

/**
 * What is pressed on a phone and takes less height than a finger, each kind once. What stands in a label is pressed by
 * the whole of it, and a part beyond what is seen (`.tap`) counts where it is really hit. A link in the midst of words is
 * as high as its line.
 */
export function findSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const PRESSED = 'button:not(.lnk), summary, select, .btn, .seg > *, [role="tab"], [role="menuitem"]'
    /** A finger above or below the middle hits it all the same. */
    function isTaken(one: HTMLElement, area: Element): boolean {
      one.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = area.getBoundingClientRect()
      return [-1, 1].every((side) => {
        const hit = document.elementFromPoint(left + width / 2, top + height / 2 + (side * least) / 2)
        return hit !== null && area.contains(hit)
      })
    }
    // Before an open dialog nothing else can be pressed.
    const open = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
    const found = [...open.querySelectorAll<HTMLElement>(PRESSED)].flatMap((one) => {
      const area = one.closest('label') ?? one
      const { width, height, right, bottom } = area.getBoundingClientRect()
      const isHidden = width < 2 || height < 2 || right < 0 || bottom < 0 || !one.checkVisibility()
      if (isHidden || height >= least || one.closest('[aria-hidden="true"], svg')) return []
      if (one.classList.contains('tap') && isTaken(one, area)) return []
      const words = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
      return [`${one.tagName.toLowerCase()}.${one.className} «${words}»: ${Math.round(height)}`]
    })
    window.scrollTo(0, 0)
    return [...new Set(found)]
  }, LEAST_PX)
}
