/** Rows as a file that spreadsheets open. Pure. */

/** A spreadsheet would compute what begins so: the words of a resident are words. */
const FORMULA = /^[=+\-@\t\r]/

/** `;` stands between the fields where a comma stands in numbers. */
export function csvOf(rows: readonly (readonly string[])[], language: string): string {
  const separator = language === 'ru' ? ';' : ','
  const lines = rows.map((fields) => fields.map((field) => quote(field)).join(separator))
  // By the mark at the beginning a spreadsheet knows the alphabet.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function quote(field: string): string {
  const safe = FORMULA.test(field) ? `'${field}` : field
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
