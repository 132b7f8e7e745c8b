import { type RefObject, useEffect, useState } from 'react'

/**
 * Which children of a row that wraps, and shows its first line alone, have no room there: their numbers. Seen anew
 * when the row or one of them changes its width.
 */
export function useFolded(row: RefObject<HTMLElement | null>): ReadonlySet<number> {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const element = row.current
    if (!element) return
    const look = () => setFolded((known) => keepSame(known, listBelow([...element.children])))
    const observer = new ResizeObserver(look)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    look()
    return () => observer.disconnect()
  })
  return folded
}

function listBelow(children: readonly Element[]): number[] {
  const top = children[0]?.getBoundingClientRect().top ?? 0
  return children.flatMap((child, index) => (child.getBoundingClientRect().top > top + 1 ? [index] : []))
}

/** What has not changed draws nothing. */
function keepSame(known: ReadonlySet<number>, found: readonly number[]): ReadonlySet<number> {
  return known.size === found.length && found.every((index) => known.has(index)) ? known : new Set(found)
}
