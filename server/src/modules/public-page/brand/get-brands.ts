import { createHash } from 'node:crypto'
import type { Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import { type BrandRow, listBrands } from './brands.repository.ts'

/** `mark`: of the bytes, so that a browser keeps an emblem until there is another. */
export type KeptBrand = Pick<BrandRow, 'municipalityCode' | 'accent' | 'emblem' | 'emblemType'> & {
  mark: string | null
}

const kept = createKept(async (db): Promise<KeptBrand[]> => {
  const rows = await listBrands(db)
  return rows.map(({ municipalityCode, accent, emblem, emblemType }) => ({
    ...{ municipalityCode, accent, emblem, emblemType },
    mark: emblem && createHash('sha256').update(emblem).digest('hex').slice(0, 12),
  }))
})

/** All of them, from memory: every public page is drawn by them. */
export function getBrands(db: Db): Promise<KeptBrand[]> {
  return kept.get(db)
}

export function forgetBrands(db: Db): void {
  kept.forget(db)
}

/** Of a municipality that has chosen none, the region's. */
export function accentOf(brands: readonly KeptBrand[], municipalityCode: string | null): string | null {
  const of = (code: string | null) => brands.find((brand) => brand.municipalityCode === code)?.accent ?? null
  return of(municipalityCode) ?? of(null)
}
