/** An emblem as a letter carries it: drawn as PNG, because mail programs show no drawing, and with the letter, so that nothing is fetched. */
import { redrawPicture } from '../../../platform/pictures/redraw-picture.ts'
import type { KeptBrand } from './get-brands.ts'

/** Twice what is shown, for fine screens. */
const LONG_SIDE = 96
/** More emblems than a region has municipalities. */
const MOST_KEPT = 200

const drawn = new Map<string, Promise<Buffer | null>>()

/** Of a municipality that has chosen none, the region's; null: there is neither, or it cannot be drawn. */
export function drawLetterEmblem(
  brands: readonly KeptBrand[],
  municipalityCode: string | null,
): Promise<Buffer | null> {
  const of = (code: string | null) => brands.find((brand) => brand.municipalityCode === code && brand.emblem)
  const brand = of(municipalityCode) ?? of(null)
  return brand?.emblem && brand.mark ? draw(brand.mark, brand.emblem) : Promise.resolve(null)
}

function draw(mark: string, emblem: Buffer): Promise<Buffer | null> {
  const known = drawn.get(mark)
  if (known) return known
  if (drawn.size >= MOST_KEPT) drawn.clear()
  const drawing = redrawPicture(emblem, { as: 'png', longSide: LONG_SIDE, mayEnlarge: true })
  drawn.set(mark, drawing)
  return drawing
}
