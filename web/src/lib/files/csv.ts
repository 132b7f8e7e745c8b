/** A table as Excel of a Russian Windows opens it by a double click: a mark, semicolons, CRLF. Pure. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(toField).join(';')}\r\n`).join('')}`
}

/** What begins like a formula is no formula. */
function toField(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
