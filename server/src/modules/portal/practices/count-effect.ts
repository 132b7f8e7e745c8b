/** Weeks before and after, read from the ledger by the catalogue of figures: nobody types them. */
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Figure } from '@veche/book/figures/figure.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { PracticeContent, PracticeEffect } from '@veche/contract/portal/practices.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { type FigureGroup, type FiguresContext, readFigures } from '../../figures/index.ts'
import { judgeEffect, type Period, type Values, weeksAround } from './domain/effect.ts'

const FIGURES: readonly Figure[] = ['questions', 'on_time', 'first_answer', 'satisfaction'].flatMap(
  (code) => findFigure(code) ?? [],
)
/** A share of fewer says nothing. */
const FEWEST_OF_SHARE = 10

export type Counted = Pick<PracticeContent, 'municipalityCode' | 'subject' | 'startedOn'>

export async function countEffect(
  context: FiguresContext,
  { municipalityCode, subject, startedOn }: Counted,
): Promise<PracticeEffect> {
  const around = weeksAround(startedOn, dateInZone(context.region.timeZone, context.clock()))
  const asked = subject.kind === 'topic' ? { topicCode: subject.code } : { groupCode: subject.code }
  const read = async (period: Period, filter: FigureFilter) =>
    valuesOf((await readFigures(context, { period, filter, figures: FIGURES }))[0], around.weeks)
  const sidesOf = async (filter: FigureFilter) => {
    const [before, after] = await Promise.all([read(around.before, filter), read(around.after, filter)])
    return { before, after }
  }
  const [place, region] = await Promise.all([sidesOf({ ...asked, municipalityCode }), sidesOf(asked)])
  return judgeEffect(around, { place, region })
}

function valuesOf(group: FigureGroup | undefined, weeks: number): Values {
  const of = (code: string) => group?.values.get(code)
  const shareOf = (code: string) => {
    const figure = of(code)
    return (figure?.denominator ?? 0) >= FEWEST_OF_SHARE ? (figure?.value ?? null) : null
  }
  const count = of('questions')?.value ?? 0
  const onTime = shareOf('on_time')
  return {
    ...{ count, questions: count / Math.max(weeks, 1) },
    ...{ late: onTime === null ? null : 1 - onTime, first_answer: of('first_answer')?.value ?? null },
    satisfaction: shareOf('satisfaction'),
  }
}
