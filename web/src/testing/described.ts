/** What a screen reader tells of a field after its name: hints, and what is wrong with it. */
export function describedBy(element: Element): (string | null | undefined)[] {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent)
}
