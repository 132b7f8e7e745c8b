/** Makes text that people typed safe to print: drops what no file may hold and shows a sign for what no font can show. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu

/** Drops what XML refuses, and leaves one kind of line end. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(UNPRINTABLE, '')
    .normalize('NFC')
}

export const NO_GLYPH = '\ufffd'
const ADDS_TO_A_LETTER = /^[\p{M}\p{Cf}]$/u
const letters = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/**
 * Puts one sign in the place of a letter or a whole emoji without a glyph, and drops a mark that cannot stand on its
 * letter.
 */
export function showMissing(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const isShown = (sign: string) => sign === '\n' || sign === '\t' || hasGlyph(sign.codePointAt(0) ?? 0)
  if ([...text].every(isShown)) return text
  return [...letters.segment(text)].map(({ segment }) => showLetter([...segment], isShown)).join('')
}

function showLetter([base = '', ...marks]: readonly string[], isShown: (sign: string) => boolean): string {
  if (!isShown(base)) return ADDS_TO_A_LETTER.test(base) ? '' : NO_GLYPH
  return base + marks.filter(isShown).join('')
}
