import type { ExercisesContext } from '../../modules/portal/index.ts'
import type { Product } from '../context.ts'

export function exercisesContextOf({
  context,
  config,
  secret,
}: Pick<Product, 'context' | 'config' | 'secret'>): ExercisesContext {
  const { db, clock, log, region } = context
  const url = config.exercisesUrl
  return { db, clock, log, region, setUp: url === null ? null : { url, secret } }
}
