import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnIndex,
  columnName,
  escapeText,
  formatDuration,
  formatMoment,
  fromSerial,
  guardText,
  isDateFormat,
  toSerial,
  unescapeText,
  unguardText,
} from './cell-values.ts'

const moments = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

function undoEntities(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

describe('moments', () => {
  it('come back from their serial number to the millisecond', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(fromSerial(toSerial(moment) ?? 0)).toEqual(moment)
      }),
    )
  })

  it.each([
    ['1900-01-01T00:00:00Z', 1],
    ['1900-02-28T00:00:00Z', 59],
    ['1900-03-01T00:00:00Z', 61],
    ['2024-02-29T12:00:00Z', 45351.5],
    ['2026-01-01T00:00:00Z', 46023],
  ])('%s is day %d of Excel', (moment, serial) => {
    expect(toSerial(new Date(moment))).toBe(serial)
    expect(fromSerial(serial)).toEqual(new Date(moment))
  })

  it('of a Macintosh count from 1904', () => {
    expect(fromSerial(0, true)).toEqual(new Date('1904-01-01T00:00:00Z'))
  })

  it('outside of the calendar are numbers', () => {
    expect([fromSerial(0.5), fromSerial(-1), fromSerial(3e6), fromSerial(Number.NaN)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(toSerial(new Date('1899-12-31T00:00:00Z'))).toBeNull()
  })

  it('are told from durations by the format', () => {
    const dates = ['dd.mm.yyyy', 'm/d/yy h:mm', 'ДД.ММ.ГГГГ', '[$-419]d\\ mmm;@', 'mmm', 'yyyy"г."']
    const others = ['[h]:mm:ss', 'h:mm', 'mm:ss', '0.00', '#,##0"д"', '[Red]0', 'General', '@']
    expect(dates.filter((code) => !isDateFormat(170, code))).toEqual([])
    expect(others.filter((code) => isDateFormat(170, code))).toEqual([])
    expect([14, 22, 20, 46, 0].map((id) => isDateFormat(id, undefined))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('read like this in a CSV', () => {
    expect(formatMoment(new Date('2026-03-09T07:05:01.999Z'))).toBe('09.03.2026 07:05:01')
  })
})

it('durations have hours above a day and a sign', () => {
  expect([0, 1.5, 30 / 86_400, -0.25].map(formatDuration)).toEqual([
    '0:00:00',
    '36:00:00',
    '0:00:30',
    '-6:00:00',
  ])
})

it('any text comes back from XML, control characters too', () => {
  const texts = fc.string({
    unit: fc.oneof(fc.constantFrom('\0', '\r', '\uffff', '_x0041_', '&', '<'), fc.string()),
  })
  fc.assert(
    fc.property(texts, (text) => {
      const xml = escapeText(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/)
      expect(unescapeText(undoEntities(xml))).toBe(text.toWellFormed())
    }),
  )
})

it('columns are named as spreadsheets name them', () => {
  fc.assert(
    fc.property(fc.nat(16_383), (index) => {
      expect(columnIndex(`${columnName(index)}7`)).toBe(index)
    }),
  )
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  expect([columnIndex('1'), columnIndex('ZZZZ1')]).toEqual([null, null])
})

it('a text that looks like a formula is guarded, and the guard comes off again', () => {
  const texts = fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', '＠', 'a', '1'),
  })
  fc.assert(
    fc.property(texts, (text) => {
      expect(guardText(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      expect(unguardText(guardText(text))).toBe(text)
    }),
  )
})
