import type { AnswersContext } from '../../modules/answers/index.ts'
import { bookOrigin, type TrustContext, witnessName } from '../../modules/book/index.ts'
import type { Product } from '../context.ts'
import { answersContextOf } from './answers-context-of.ts'

/** What writing the Book, posting its days and standing up for it needs. */
export function bookContextOf(product: Product): TrustContext & AnswersContext {
  const { config, bookGate } = product
  const { publicUrl, trustedWitnesses } = config
  return {
    ...answersContextOf(product),
    publicUrl,
    origin: bookOrigin(publicUrl),
    witnessName: witnessName(publicUrl),
    trustedOrigins: trustedWitnesses,
    mayBegin: () => bookGate.isOpen,
  }
}
