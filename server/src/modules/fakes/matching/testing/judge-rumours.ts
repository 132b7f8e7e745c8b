/** Compares labelled texts with every card of their half, as the product would in a chat of that municipality. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { SHIPPED_WORDS } from '../../../directory/index.ts'
import { createRuleSuggester } from '../../../text/index.ts'
import { compileCard, matchScore, readMessage } from '../domain/match.ts'
import { whereaboutsOf } from '../domain/whereabouts.ts'

const Rumours = z.array(
  z.object({
    half: z.enum(['tuning', 'test']),
    municipalityCode: z.string().nullable(),
    claim: z.string(),
    carriers: z.array(z.string()),
    misses: z.array(z.string()),
  }),
)
export type Judged = { claim: string; text: string; carries: boolean; score: number }

const suggest = createRuleSuggester(SHIPPED_WORDS)
const placeOf = (text: string, around: string | null) =>
  whereaboutsOf(suggest([{ text, facts: { channelMunicipalityCode: null } }])[0], around)

const Retold = z.array(
  z.object({ set: z.string(), kind: z.enum(['claim', 'carrier', 'near', 'talk']), text: z.string() }),
)
/** The rules were tuned on the earlier sets; the claims of the later sets had been read by then. */
const FIRST_OF_TEST = 'h31'

/** Compares each claim with every text of all sets. Their authors had not seen the rules. */
export function judgeRetold(half: 'tuning' | 'test'): Judged[] {
  const file = path.join(import.meta.dirname, 'retold-rumours.jsonl')
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const all = Retold.parse(lines.map((line) => JSON.parse(line)))
  const claims = all.filter(
    ({ kind, set }) => kind === 'claim' && set < FIRST_OF_TEST === (half === 'tuning'),
  )
  const told = all
    .filter(({ kind }) => kind !== 'claim')
    .map((one) => ({ ...one, ...readOnce(one.text, null) }))
  return claims.flatMap(({ set, text: claim }) => {
    const card = compileCard({ claim, fullText: '', carrierTexts: [], place: placeOf(claim, null) })
    return told.map(({ text, kind, set: own, message, findPlace }) => {
      const score = matchScore(message, card, findPlace)
      return { claim, text, carries: kind === 'carrier' && own === set, score }
    })
  })
}

export function judgeRumours(half: 'tuning' | 'test'): Judged[] {
  const file = path.join(import.meta.dirname, 'rumours.json')
  const rumours = Rumours.parse(JSON.parse(readFileSync(file, 'utf8'))).filter((one) => one.half === half)
  const told = rumours.flatMap((own) => {
    const read = (text: string, isCarrier: boolean) => ({
      ...{ text, own, isCarrier },
      ...readOnce(text, own.municipalityCode),
    })
    return [...own.carriers.map((text) => read(text, true)), ...own.misses.map((text) => read(text, false))]
  })
  return rumours.flatMap((card) => {
    const { claim, municipalityCode } = card
    const compiled = compileCard({
      ...{ claim, fullText: '', carrierTexts: [] },
      place: placeOf(claim, municipalityCode),
    })
    return told.map(({ text, own, isCarrier, message, findPlace }) => {
      const score = matchScore(message, compiled, findPlace)
      return { claim, text, carries: isCarrier && own === card, score }
    })
  })
}

/** A text is compared with many cards, so its place is read only once, when the first comparison needs it. */
function readOnce(text: string, around: string | null) {
  let place: ReturnType<typeof placeOf> | undefined
  const findPlace = () => {
    place ??= placeOf(text, around)
    return place
  }
  return { message: readMessage(text), findPlace }
}
