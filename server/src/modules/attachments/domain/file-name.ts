const MOST_LETTERS = 120
/** Controls, what turns the direction of reading, and what folders and headers are made of. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu

/** The resident's own name of the file, with the extension that its bytes deserve. */
export function fileNameOf(title: string | null, no: number, extension: string): string {
  const given = (title ?? '')
    .toWellFormed()
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
  const stem = given.replace(/(\s*\.\s*[\p{L}\d]{1,8})+$/u, '').slice(0, MOST_LETTERS)
  return `${stem || no + 1}.${extension}`
}
