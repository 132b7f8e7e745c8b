/** How iCalendar writes lines and texts (RFC 5545, 3.1 and 3.3.11). Pure. */

/** Without the line break. What goes on in a next line begins there with a space, which counts too. */
const LINE_OCTETS = 75
const BREAK = '\r\n'

/** Folds at 75 octets of UTF-8 and never inside a character. */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > LINE_OCTETS) {
      folded += `${BREAK} `
      octets = 1
    }
    folded += sign
    octets += size
  }
  return folded
}

/** Ends every line, the last one too. */
export function writeLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}${BREAK}`).join('')
}

/** Leaves out control characters, which no line may hold. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')
}
