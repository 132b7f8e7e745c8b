/** Emblems and colours of the demo region: invented and drawn here, like no real ones. */
import { getDirectory } from '../../modules/directory/index.ts'
import { insertBrands } from '../../modules/public-page/index.ts'
import type { Product } from '../context.ts'

/** Each can be read on light pages. */
const COLOURS = ['#1b4b7a', '#0b5f68', '#5b2a86', '#7a3b12', '#2d5f2a', '#8a1f3d', '#3a4a5a'] as const
const CHARGES = [
  // A river.
  '<path d="M0 22q6-4 12 0t12 0 12 0 12 0v8q-6 4-12 0t-12 0-12 0-12 0z" fill="#ffffff"/>',
  // A fir.
  '<path d="M24 8l10 14h-6l9 12H11l9-12h-6z" fill="#ffffff"/>',
  // A tower.
  '<path d="M14 12h4v4h4v-4h4v4h4v-4h4v24H14z" fill="#ffffff"/>',
  // A ring.
  '<circle cx="24" cy="24" r="11" fill="none" stroke="#ffffff" stroke-width="5"/>',
  // Two gables.
  '<path d="M6 30l18-14 18 14v6L24 22 6 36zM6 20L24 6l18 14v6L24 12 6 26z" fill="#ffffff"/>',
  // A star.
  '<path d="M24 8l5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1z" fill="#ffffff"/>',
] as const

export async function prepareBrands({ context: { db, clock } }: Pick<Product, 'context'>): Promise<void> {
  const { municipalities } = await getDirectory(db)
  const codes = [null, ...municipalities.map(({ code }) => code).toSorted()]
  const looks = codes.map((municipalityCode, no) => ({ municipalityCode, ...lookOf(no), changedAt: clock() }))
  await insertBrands(db, looks)
}

/** Neighbours in the list share neither the colour nor what is drawn. */
export function lookOf(no: number) {
  const accent = COLOURS[no % COLOURS.length] ?? COLOURS[0]
  const charge = CHARGES[no % CHARGES.length] ?? CHARGES[0]
  return { accent, emblem: Buffer.from(drawShield(accent, charge)), emblemType: 'image/svg+xml' as const }
}

function drawShield(colour: string, charge: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56"><path d="M2 2h44v30q0 14-22 22Q2 46 2 32z" fill="${colour}" stroke="#ffffff" stroke-width="2"/>${charge}</svg>`
}
