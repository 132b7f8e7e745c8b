import { getDirectory } from '../../directory/index.ts'
import { quarterTo } from './domain/spans.ts'
import type { OpenContext, OpenReader } from './open-context.ts'
import { renderRating } from './pages/rating-page.ts'

export async function presentRating(context: OpenContext, { words, show, keep }: OpenReader) {
  const period = quarterTo(context.clock(), context.region.timeZone)
  const [rating, { agencies, retired }] = await Promise.all([
    context.ratings(period),
    getDirectory(context.db),
  ])
  const names = new Map([...retired.agencies, ...agencies].map(({ code, name }) => [code, name]))
  const body = renderRating({
    ...{ words, show, period, back: keep('/open') },
    rating: { ...rating, bodies: [...rating.bodies], unrated: [...rating.unrated] },
    nameOf: (code) => names.get(code) ?? code,
  })
  return { title: words.rating, body }
}
