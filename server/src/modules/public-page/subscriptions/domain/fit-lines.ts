/** As many lines as one message of any network takes; the rest is a number. Pure. */
const ROOM = 2400
const BETWEEN = 2

export function fitLines(lines: readonly string[], more: (count: number) => string): string[] {
  let left = ROOM
  const fitting = lines.findIndex((line) => {
    left -= line.length + BETWEEN
    return left < 0
  })
  if (fitting === -1) return [...lines]
  const shown = lines.slice(0, fitting)
  return [...shown, more(lines.length - shown.length)]
}
