/** The words of whoever wrote: without what they answer and without the mark of their program. Pure. */

/** Before the quoted letter programs say whose it is, in one line or two. */
const ATTRIBUTION = [
  /^.*\d.*(?:написал[аи]?|пишет|писал[аи]?|wrote|schrieb|a écrit)\s*:\s*$/iu,
  /^.*\d.*<[^<>\s]+@[^<>\s]+>\s*:\s*$/u,
  /^.*@.*(?:написал[аи]?|пишет|писал[аи]?|wrote)\s*:\s*$/iu,
]
const LONGEST_ATTRIBUTION = 300
const DIVIDER =
  /^[\s>]*[-–—_*]{2,}\s*(?:original message|исходное сообщение|первоначальное сообщение|оригинал сообщения)\s*[-–—_*]{0,}\s*$/iu
/** Outlook begins a quote with the head of the letter: two of its lines together are no words of a resident. */
const HEAD_LINE = /^[\s*]*(?:от|from|кому|to|отправлено|sent|дата|date|тема|subject)\s*:\*?\s+\S/iu
const SIGNATURE = /^--\s?$/
const SENT_FROM =
  /^\s*(?:отправлено (?:с|из)\s.{2,60}|sent from (?:my|the|outlook|yahoo|mail).{0,50}|получите outlook для .{2,30}|get outlook for .{2,30})\s*$/iu
const QUOTED = /^\s*>/

export function ownWords(text: string, { isAnswer }: { isAnswer: boolean }): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  // What was forwarded is what the letter is about: only an answer repeats what we know.
  const said = isAnswer ? withoutQuote(lines) : lines
  const words = tidy(withoutSignature(said))
  // A letter of nothing but a quote still says something.
  return words === '' ? tidy(lines) : words
}

function withoutQuote(lines: readonly string[]): string[] {
  const start = lines.findIndex((line, index) => beginsQuote(lines, index, line))
  const above = start === -1 ? [...lines] : lines.slice(0, start)
  return above.filter((line) => !QUOTED.test(line))
}

function beginsQuote(lines: readonly string[], index: number, line: string): boolean {
  if (DIVIDER.test(line) || isAttribution(line)) return true
  const next = lines[index + 1] ?? ''
  // Broken by the width of the letter: taken for one only before a quote.
  const isBroken = line.trim() !== '' && isAttribution(`${line.trim()} ${next.trim()}`)
  if (isBroken && isQuoteAfter(lines, index + 2)) return true
  return HEAD_LINE.test(line) && HEAD_LINE.test(next) && HEAD_LINE.test(lines[index + 2] ?? '')
}

function isAttribution(line: string): boolean {
  return line.length <= LONGEST_ATTRIBUTION && ATTRIBUTION.some((pattern) => pattern.test(line))
}

function isQuoteAfter(lines: readonly string[], from: number): boolean {
  const first = lines.slice(from).find((line) => line.trim() !== '')
  return first === undefined || QUOTED.test(first)
}

function withoutSignature(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => SIGNATURE.test(line))
  return (end === -1 ? lines : lines.slice(0, end)).filter((line) => !SENT_FROM.test(line))
}

function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
