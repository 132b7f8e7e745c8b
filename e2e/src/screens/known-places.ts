import type { Page } from 'playwright-core'

/** Stands at what need not be looked at again. */
export const KNOWN = 'data-looked-at'
/** Of equal places so many are looked at. */
const ENOUGH = 2

/**
 * Marks the places whose colours were looked at on this page under this name: twice, in places that are equal in all but
 * words. Equal are tags, classes, states and styles of the place, of all in it and of all around it: so are the frame of
 * every screen and the rows of a list.
 */
export function markKnownPlaces(page: Page, name: string): Promise<void> {
  return page.evaluate(markKnown, { name, mark: KNOWN, enough: ENOUGH })
}

/** Runs in the page. */
function markKnown({ name, mark, enough }: { name: string; mark: string; enough: number }): void {
  const memory = window as unknown as { looked?: { kinds: Map<string, number>; times: Map<string, number> } }
  memory.looked ??= { kinds: new Map(), times: new Map() }
  const { kinds, times } = memory.looked
  /** Words, and names by which parts of a page refer to each other. */
  const isSaying =
    /^(alt|title|placeholder|value|datetime|id|name|for|href|src|d|points|aria-(label|labelledby|describedby|controls|owns|valuetext|valuenow))$/
  const alone = new Map<Element, number>()
  const whole = new Map<Element, number>()

  function numberOf(kind: string): number {
    const known = kinds.get(kind) ?? kinds.size
    kinds.set(kind, known)
    return known
  }

  function describe(element: Element): number {
    let own: string = element.localName
    for (const attribute of element.attributes) {
      if (attribute.name === mark) continue
      own += isSaying.test(attribute.name) ? ` ${attribute.name}` : ` ${attribute.name}=${attribute.value}`
    }
    const self = numberOf(own)
    let all = `${self}:`
    for (const node of element.childNodes) {
      if (node instanceof Element) all += `${describe(node)},`
      else if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) all += 'text,'
    }
    alone.set(element, self)
    whole.set(element, numberOf(all))
    return whole.get(element) ?? 0
  }

  function visit(element: Element, around: number): void {
    const place = `${name} ${around}/${whole.get(element)}`
    const before = times.get(place) ?? 0
    element.toggleAttribute(mark, before >= enough)
    if (before >= enough) return
    times.set(place, before + 1)
    const next = numberOf(`in ${around}/${alone.get(element)}`)
    for (const child of element.children) visit(child, next)
  }

  describe(document.body)
  for (const child of document.body.children) visit(child, 0)
}
