/** Text of an article as blocks: paragraphs, lists of `- `, steps of `1. `. `at` is the line where a block begins. */
type Item = { at: number; text: string }
export type Block =
  | { kind: 'paragraph'; at: number; text: string }
  | { kind: 'list' | 'steps'; at: number; items: Item[] }

const LIST = /^[-*•] +(.*)$/
const STEP = /^\d{1,3}[.)] +(.*)$/

export function readProse(text: string): Block[] {
  const blocks: Block[] = []
  let isOpen = false
  for (const [at, written] of text.split('\n').entries()) {
    const line = written.trim()
    const last = blocks.at(-1)
    const kind = STEP.test(line) ? 'steps' : LIST.test(line) ? 'list' : null
    const item = { at, text: (STEP.exec(line) ?? LIST.exec(line))?.[1] ?? '' }
    if (line === '') isOpen = false
    else if (kind && last?.kind === kind) last.items.push(item)
    else if (kind) blocks.push({ kind, at, items: [item] })
    else if (isOpen && last?.kind === 'paragraph') last.text += ` ${line}`
    // A line under a step goes on with it.
    else if (isOpen && last && last.kind !== 'paragraph') joinTo(last.items, line)
    else blocks.push({ kind: 'paragraph', at, text: line })
    if (line !== '') isOpen = true
  }
  return blocks
}

function joinTo(items: Item[], line: string): void {
  const last = items.at(-1)
  if (last) last.text += ` ${line}`
}
