/** What whoever asked can show: that their question stands in the Book, and that it is theirs. */
export { buildProof } from './build-proof.ts'
export { findReceipt, openReceipt } from './receipts.repository.ts'
