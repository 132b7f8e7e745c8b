/** A queue whose smallest item leaves first. */
export type Heap<Item> = {
  readonly size: () => number
  readonly add: (item: Item) => void
  /** Takes the smallest out. */
  readonly take: () => Item | undefined
  readonly peek: () => Item | undefined
}

/** `compare` is negative when the first one leaves earlier. */
export function createHeap<Item>(compare: (one: Item, other: Item) => number): Heap<Item> {
  const items: Item[] = []

  function isEarlier(one: number, other: number): boolean {
    const [first, second] = [items[one], items[other]]
    return first !== undefined && second !== undefined && compare(first, second) < 0
  }

  function swap(one: number, other: number): void {
    const [first, second] = [items[one], items[other]]
    if (first === undefined || second === undefined) return
    items[one] = second
    items[other] = first
  }

  function rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isEarlier(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }

  function sink(): void {
    let at = 0
    while (true) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = isEarlier(right, left) ? right : left
      if (!isEarlier(child, at)) return
      swap(at, child)
      at = child
    }
  }

  return {
    size: () => items.length,
    peek: () => items[0],
    add(item) {
      items.push(item)
      rise(items.length - 1)
    },
    take() {
      const [first] = items
      const last = items.pop()
      if (first === undefined || last === undefined || items.length === 0) return first
      items[0] = last
      sink()
      return first
    },
  }
}
