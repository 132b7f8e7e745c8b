const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A spreadsheet as it is sent: browsers have types of their own for it, or none. */
export function sheetBody(file: File): { body: Blob } {
  const isWorkbook = file.name.toLowerCase().endsWith('.xlsx')
  return { body: new Blob([file], { type: isWorkbook ? XLSX : 'text/csv' }) }
}
