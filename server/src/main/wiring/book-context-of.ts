import { bookOrigin, type TrustContext, witnessName } from '../../modules/book/index.ts'
import type { Product } from '../context.ts'

/** What writing the Book and standing up for it needs. */
export function bookContextOf({ context, config, bookGate }: Product): TrustContext {
  const { publicUrl, trustedWitnesses } = config
  return {
    ...context,
    publicUrl,
    origin: bookOrigin(publicUrl),
    witnessName: witnessName(publicUrl),
    trustedOrigins: trustedWitnesses,
    mayBegin: () => bookGate.isOpen,
  }
}
