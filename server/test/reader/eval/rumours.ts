import { z } from 'zod'
import { SHIPPED_WORDS } from '../../../src/modules/directory/index.ts'
import { compileCard, likeness, readMessage } from '../../../src/modules/fakes/matching/domain/match.ts'
import { whereaboutsOf } from '../../../src/modules/fakes/matching/domain/whereabouts.ts'
import { createRuleSuggester } from '../../../src/modules/text/index.ts'
import type { Figure } from '../figures.ts'
import { shareOf } from '../figures.ts'
import { readShared } from '../sources.ts'

const Row = z.object({ set: z.string().nullish(), kind: z.string(), text: z.string() })
const NEAR_SHARE = 0.05
const TALK_SHARE = 0.02

/** The likeliest claim of each text, by the rules: nothing is taught here yet. */
export function judgeRumourSets(): Figure[] | null {
  const rows = readShared('labels/rumours.jsonl', Row)
  if (rows === null) return null
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  const place = (text: string) =>
    whereaboutsOf(suggest([{ text, facts: { channelMunicipalityCode: null } }])[0], null)
  const cards = rows
    .filter(({ kind }) => kind === 'claim')
    .map(({ set, text }) => ({
      set,
      card: compileCard({ claim: text, fullText: '', carrierTexts: [], place: place(text) }),
    }))
  const told = rows
    .filter(({ kind }) => kind !== 'claim')
    .map(({ set, kind, text }) => {
      const message = readMessage(text)
      const scores = cards.map((one) => ({ set: one.set, score: likeness(message, one.card) }))
      const best = scores.reduce((most, one) => (one.score > most.score ? one : most))
      return { kind, isOwn: best.set === set, score: best.score }
    })
  const bar = Math.max(barOf('near', NEAR_SHARE), barOf('talk', TALK_SHARE))
  function barOf(kind: string, share: number): number {
    const scores = told.filter((one) => one.kind === kind).map(({ score }) => score)
    return scores.sort((a, b) => b - a)[Math.floor(scores.length * share)] ?? 0
  }
  const carriers = told.filter(({ kind }) => kind === 'carrier')
  return [
    {
      ...{ name: 'carriers matched at 5 % of near misses and 2 % of talk', goal: 0.65 },
      value: shareOf(carriers, ({ isOwn, score }) => isOwn && score > bar),
    },
  ]
}
