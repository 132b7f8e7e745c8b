import type { OutageKind } from '@veche/contract/outages.ts'

/** «Нет холодной воды» is no question about hot water: both have one topic. */
export function namesOtherWater(kind: OutageKind, words: string): boolean {
  const [isHot, isCold] = [/горяч/iu.test(words), /холодн\p{L}{2,3}\s+вод/iu.test(words)]
  if (kind === 'hot_water') return isCold && !isHot
  return kind === 'cold_water' && isHot && !isCold
}
