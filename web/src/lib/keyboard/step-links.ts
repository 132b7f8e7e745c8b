/** J and K move the focus along the links of a list; Enter on a link is its own. */
export function stepLinks(list: HTMLElement | null, by: 1 | -1): void {
  const links: Element[] = [...(list?.querySelectorAll('a') ?? [])]
  const at = document.activeElement ? links.indexOf(document.activeElement) : -1
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]
  if (!(next instanceof HTMLElement)) return
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}
