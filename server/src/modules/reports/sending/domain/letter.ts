/** A letter in both its forms; each line may lead into the product. */
import type { Language } from '../../composing/domain/facts.ts'

export type LetterLine = { text: string; href?: string }
export type LetterPart = { title: string | null; lines: readonly LetterLine[]; isFirst?: boolean }

export function toText(parts: readonly LetterPart[]): string {
  return parts
    .map(({ title, lines }) =>
      [
        ...(title === null ? ['--'] : [title]),
        ...lines.flatMap(({ text, href }) => [text, ...(href === undefined ? [] : [href])]),
      ].join('\n'),
    )
    .join('\n\n')
}

export function toHtml(parts: readonly LetterPart[], language: Language): string {
  const body = parts.map(partOf).join('\n')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;max-width:40rem">\n${body}\n</body></html>`
}

function partOf({ title, lines, isFirst }: LetterPart): string {
  const level = isFirst ? 'h1' : 'h2'
  const heading =
    title === null ? '<hr>' : `<${level} style="font-size:1.1rem">${escapeHtml(title)}</${level}>`
  if (lines.length === 0) return heading
  return `${heading}<ul>${lines.map((line) => `<li>${lineOf(line)}</li>`).join('')}</ul>`
}

function lineOf({ text, href }: LetterLine): string {
  return href === undefined ? escapeHtml(text) : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
