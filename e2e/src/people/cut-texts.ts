import type { Locator } from 'playwright-core'

/** What cannot be read whole: texts cut by their own box, and what stands beyond the edge of the place. */
export function listCutTexts(place: Locator): Promise<string[]> {
  return place.first().evaluate((box) => {
    const edge = box.getBoundingClientRect().right
    const isField = (element: Element) => element.matches('input, textarea, select')
    return [box, ...box.querySelectorAll('*')].flatMap((element) => {
      const { width, right } = element.getBoundingClientRect()
      // What is for readers alone is a point.
      if (isField(element) || width <= 1 || element.closest('.sr, svg')) return []
      const isCut =
        element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible'
      return isCut || right > edge + 1 ? [element.textContent?.trim().slice(0, 60) ?? element.tagName] : []
    })
  })
}
