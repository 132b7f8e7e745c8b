/** Parts of the page of reports, and of what they are asked, as both stand in the address. */
import type { MeResponse } from '@veche/contract/access.ts'
import type { SliceFilter } from './analysis.queries.ts'

const OF_FIGURES = ['durability', 'quality', 'silence', 'replay'] as const
export type AnalysisPart = (typeof OF_FIGURES)[number] | 'reading'

export function partsFor({ abilities }: Pick<MeResponse, 'abilities'>): readonly AnalysisPart[] {
  return [
    ...(abilities.seeFigures ? OF_FIGURES : []),
    ...(abilities.judgeQuality ? (['reading'] as const) : []),
  ]
}

/** A broken part is dropped; each key is said, also when it names nothing. */
export function readAnalysisSearch(source: Record<string, unknown>): SliceFilter {
  return {
    municipalityCode: readCode(source.municipalityCode),
    agencyCode: readCode(source.agencyCode),
    groupCode: readCode(source.groupCode),
  }
}

function readCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : undefined
}

/** Whoever keeps nothing but one body; the server reads the scope of figures in the same way. */
export function ownAgencyOf({ grants }: Pick<MeResponse, 'grants'>): string | null {
  const [first] = grants
  return first?.scope.kind === 'agency' && grants.every(({ scope }) => scope.kind !== 'region')
    ? first.scope.code
    : null
}
