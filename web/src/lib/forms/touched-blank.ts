import { isClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'

/** The blank that holds the place of the cursor, of whatever shape: «{дата}», «[адрес]», «___». */
export function blankAt(text: string, cursor: number): { start: number; end: number } | null {
  for (const place of findPlaceholders(text)) {
    if (isClaim(place)) continue
    // Only one that lies around the cursor: its beginning is not further back than it is long.
    const start = text.indexOf(place, Math.max(0, cursor - place.length + 1))
    if (start !== -1 && start < cursor && cursor < start + place.length)
      return { start, end: start + place.length }
  }
  return null
}

/** A finger cannot drag over a word as a mouse does: a touch inside a blank chooses all of it, to be typed over. */
export function chooseTouchedBlank(field: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = field
  const blank = selectionStart === selectionEnd ? blankAt(value, selectionStart) : null
  if (blank) field.setSelectionRange(blank.start, blank.end)
}
