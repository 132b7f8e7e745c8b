/** An OpenDocument spreadsheet of one sheet, piece by piece. */
import { formatDuration, formatMoment } from './cell-values.ts'
import { odsValue } from './ods-values.ts'
import type { Cell } from './sheet.ts'
import { cutCell, type SheetLook } from './write-xlsx.ts'

const BATCH_CHARS = 64 * 1024
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
export const CONTENT_PATH = 'content.xml'

/** Everything but the sheet itself; the type comes first and unpacked, where programs look for it. */
export function odsParts(sheetName: string, hasHeader: boolean): [path: string, xml: string][] {
  const files = [CONTENT_PATH, 'settings.xml'].map(
    (path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`,
  )
  return [
    ['mimetype', ODS_TYPE],
    [
      'META-INF/manifest.xml',
      `${XML}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_TYPE}"/>${files.join('')}</manifest:manifest>`,
    ],
    ['settings.xml', settings(sheetName, hasHeader)],
  ]
}

/** The header stays in sight. */
function settings(sheetName: string, hasHeader: boolean): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
  const frozen = hasHeader
    ? [item('VerticalSplitMode', 'short', 2), item('VerticalSplitPosition', 'int', 1)].join('') +
      item('ActiveSplitRange', 'short', 2) +
      item('PositionBottom', 'int', 1)
    : ''
  return `${XML}<office:document-settings xmlns:office="${OASIS}:office:1.0" xmlns:config="${OASIS}:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${escapeName(sheetName)}">${frozen}</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`
}

const STYLES = [
  `<number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:date-style>`,
  `<number:time-style style:name="N2" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:time-style>`,
  `<number:boolean-style style:name="N3"><number:boolean/></number:boolean-style>`,
  `<style:style style:name="boolean" style:family="table-cell" style:data-style-name="N3"/>`,
  `<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>`,
  `<style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/>`,
  `<style:style style:name="time" style:family="table-cell" style:data-style-name="N2"/>`,
].join('')

export async function* writeOdsXml(
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>,
  { sheetName, hasHeader, widths }: SheetLook & { sheetName: string },
): AsyncGenerator<string> {
  const spaces = ['office', 'style', 'text', 'table', 'number'].map(
    (name) => `xmlns:${name}="${OASIS}:${name === 'number' ? 'datastyle' : name}:1.0"`,
  )
  const sizes = widths.map(
    (width, index) =>
      `<style:style style:name="w${index}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.19).toFixed(2)}cm"/></style:style>`,
  )
  const columns = widths.map((_, index) => `<table:table-column table:style-name="w${index}"/>`)
  let batch = `${XML}<office:document-content ${spaces.join(' ')} xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>${sizes.join('')}${STYLES}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${escapeName(sheetName)}">${columns.join('')}`
  let number = 0
  for await (const cells of rows) {
    number += 1
    batch += toRow(cells, hasHeader && number === 1)
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  // A table without a row is none.
  if (number === 0) batch += toRow([], false)
  yield `${batch}</table:table></office:spreadsheet></office:body></office:document-content>`
}

function toRow(cells: readonly Cell[], isHeader: boolean): string {
  const written = cells.map((cell) => toCell(cell, isHeader)).join('')
  return `<table:table-row>${written || '<table:table-cell/>'}</table:table-row>`
}

function toCell(cell: Cell, isHeader: boolean): string {
  if (cell === null || cell === '') return '<table:table-cell/>'
  if (typeof cell === 'string') return textCell(cell, isHeader)
  const value = odsValue(cell)
  if (value === null)
    return cell instanceof Date ? textCell(formatMoment(cell), false) : '<table:table-cell/>'
  const style = value.type === 'float' ? '' : ` table:style-name="${value.type}"`
  return `<table:table-cell${style} office:value-type="${value.type}" ${value.attribute}><text:p>${shown(cell)}</text:p></table:table-cell>`
}

function shown(cell: Exclude<Cell, string | null>): string {
  if (cell instanceof Date) return formatMoment(cell)
  return typeof cell === 'object' ? formatDuration(cell.durationDays) : String(cell)
}

function textCell(text: string, isHeader: boolean): string {
  const lines = cutCell(text)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => `<text:p>${toText(line)}</text:p>`)
  const style = isHeader ? ' table:style-name="bold"' : ''
  return `<table:table-cell${style} office:value-type="string">${lines.join('')}</table:table-cell>`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is what is left out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Spaces that are meant are elements, because those of the file collapse. */
function toText(line: string): string {
  return escapeXml(line)
    .replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\t', '<text:tab/>')
}

function escapeName(name: string): string {
  return escapeXml(name).replaceAll('"', '&quot;')
}
