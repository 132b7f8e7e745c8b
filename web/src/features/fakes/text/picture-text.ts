/** Words on the picture: broken into lines, as large as they fit. Pure: how wide a line is comes as an argument. */
export type Fitted = { size: number; lines: string[] }
type Room = { width: number; height: number; sizes: readonly number[]; leading: number }
type Measure = (text: string, size: number) => number

export function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** The largest of the sizes at which it fits; at the smallest the rest is cut, and the cut is seen. */
export function fitText(text: string, { width, height, sizes, leading }: Room, measure: Measure): Fitted {
  let last: Fitted = { size: 0, lines: [] }
  for (const size of sizes) {
    const lines = wrapLines(text, width, (line) => measure(line, size))
    last = { size, lines }
    if (lines.length * size * leading <= height) return last
  }
  const count = Math.max(1, Math.floor(height / (last.size * leading)))
  const kept = last.lines.slice(0, count)
  return { size: last.size, lines: [...kept.slice(0, -1), `${kept.at(-1) ?? ''}…`] }
}
