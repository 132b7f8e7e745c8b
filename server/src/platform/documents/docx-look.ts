/** How a DOCX looks; the sizes are half points, the distances twentieths of a point. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx'
import type { PaperDocument } from './document.ts'

/** A font with Cyrillic that each machine has on which such files are opened. */
const FONT = 'Arial'
export const SIZE = { body: 20, cell: 17, note: 16, heading: 24, title: 32 } as const
export const NUMBERED = 'numbered'
export const LINK_COLOR = '1F4E9E'
export const RULE_COLOR = '999999'
export const HEAD_FILL = 'EDEDED'
const LANGUAGES = { ru: 'ru-RU', en: 'en-GB' } as const

export function stylesOf({ language }: PaperDocument): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: SIZE.body, language: { value: LANGUAGES[language] } },
        paragraph: { spacing: { after: 80 } },
      },
      title: { run: { size: SIZE.title, bold: true }, paragraph: { spacing: { after: 160 } } },
      heading1: {
        run: { size: SIZE.heading, bold: true },
        paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
      },
    },
  }
}

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: NUMBERED,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 480 } } },
        },
      ],
    },
  ],
}
