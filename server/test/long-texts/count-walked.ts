/**
 * How many signs patterns walk over while something is read: a count of work that no busy machine changes. Work within
 * one pattern is not seen: see `npm run fuzz`.
 */
export function countWalked(read: () => unknown): number {
  const { exec } = RegExp.prototype
  let walked = 0
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const match = exec.call(this, text)
    walked += 1 + walkedBy(this, match, text.length - from, from)
    return match
  }
  try {
    read()
  } finally {
    RegExp.prototype.exec = exec
  }
  return walked
}

/** What begins at one place only is not looked for anywhere else. */
function walkedBy(pattern: RegExp, match: RegExpExecArray | null, ahead: number, from: number): number {
  if (match) return match.index + match[0].length - from
  return pattern.sticky ? 0 : ahead
}
