import { columnName, escapeText, formatMoment, looksLikeFormula, toSerial } from './cell-values.ts'
import type { Cell } from './sheet.ts'

const STYLE = { header: 1, moment: 2, duration: 3, quoted: 4 } as const
const BATCH_CHARS = 64 * 1024
/** Excel refuses a file with a longer cell. */
export const MAX_CELL_CHARS = 32_767

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const SHEET_PATH = 'xl/worksheets/sheet1.xml'

/** Writes everything but the sheet itself. */
export function smallParts(sheetName: string): [path: string, xml: string][] {
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${SHEET_PATH}" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetTitle(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
    ],
  ]
}

export type SheetLook = {
  /** The first row is the header. */
  hasHeader: boolean
  /** The widths of the columns, in characters; others are as wide as usual. */
  widths: readonly number[]
}

/** Writes the sheet piece by piece. In print all columns fit on one page. */
export async function* writeSheetXml(
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>,
  { hasHeader, widths }: SheetLook,
): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = `<sheetView workbookViewId="0">${hasHeader ? pane : ''}</sheetView>`
  const onePage = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  let batch = `${XML}<worksheet xmlns="${MAIN}">${onePage}<sheetViews>${view}</sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/>${columns(widths)}<sheetData>`
  let number = 0
  for await (const cells of rows) {
    number += 1
    batch += toRow(cells, number, hasHeader && number === 1)
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  yield `${batch}</sheetData><pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

function columns(widths: readonly number[]): string {
  const each = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return each.length === 0 ? '' : `<cols>${each.join('')}</cols>`
}

function toRow(cells: readonly Cell[], number: number, isHeader: boolean): string {
  let xml = `<row r="${number}">`
  for (const [column, cell] of cells.entries()) {
    if (cell !== null && cell !== '') xml += toCell(cell, `${columnNames(column)}${number}`, isHeader)
  }
  return `${xml}</row>`
}

function toCell(cell: Exclude<Cell, null>, reference: string, isHeader: boolean): string {
  switch (typeof cell) {
    case 'string':
      return textCell(cell, reference, isHeader)
    case 'number':
      return Number.isFinite(cell) ? `<c r="${reference}"><v>${cell}</v></c>` : ''
    case 'boolean':
      return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
    default:
      return cell instanceof Date
        ? dateCell(cell, reference)
        : `<c r="${reference}" s="${STYLE.duration}"><v>${cell.durationDays}</v></c>`
  }
}

function dateCell(moment: Date, reference: string): string {
  const serial = toSerial(moment)
  if (serial === null) return textCell(formatMoment(moment), reference, false)
  return `<c r="${reference}" s="${STYLE.moment}"><v>${serial}</v></c>`
}

/** Writes a text as text; the quoted style keeps it so when somebody edits the cell. */
function textCell(text: string, reference: string, isHeader: boolean): string {
  const style = isHeader ? STYLE.header : looksLikeFormula(text) ? STYLE.quoted : 0
  const styled = style === 0 ? '' : ` s="${style}"`
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeText(cutCell(text))}</t></is></c>`
}

export function cutCell(text: string): string {
  if (text.length <= MAX_CELL_CHARS) return text
  return `${text.slice(0, MAX_CELL_CHARS - 1).toWellFormed()}…`
}

const names: string[] = []
function columnNames(index: number): string {
  names[index] ??= columnName(index)
  return names[index]
}

/** Makes a name of a sheet that Excel allows. */
function sheetTitle(name: string): string {
  const title = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return escapeText(title.trim() || 'Sheet1').replaceAll('"', '&quot;')
}
