/** The looks of a letter: name, colour and emblem of the region, or of the municipality it is about. */

import { accentOf, type KeptBrand } from '../brand/get-brands.ts'
import { drawLetterEmblem } from '../brand/letter-emblem.ts'
import type { Letter } from '../public-page-context.ts'
import { writeLetterHtml } from './letter-html.ts'

const EMBLEM = { cid: 'emblem', name: 'emblem.png', type: 'image/png' }

type Plain = { text: string; regionName: string; municipalityCode: string | null }

export async function dressLetter(
  brands: readonly KeptBrand[],
  { text, regionName, municipalityCode }: Plain,
): Promise<Pick<Letter, 'html' | 'attachments'>> {
  const emblem = await drawLetterEmblem(brands, municipalityCode)
  const accent = accentOf(brands, municipalityCode)
  const html = writeLetterHtml({ text, regionName, accent, emblemCid: emblem && EMBLEM.cid })
  return { html, attachments: emblem ? [{ ...EMBLEM, bytes: emblem }] : [] }
}
