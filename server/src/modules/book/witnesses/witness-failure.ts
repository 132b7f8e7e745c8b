/**
 * Why a witness has not signed.
 *
 *   unknown_log     its keepers have not added our Book
 *   other_key       it knows our Book by another key
 *   refused         it does not sign, for a reason of its own
 *   other_history   it knows another Book under our name
 *   longer_seen     it knows a longer Book: ours was brought back from an old copy
 *   not_its_key     what it answered is not signed by the key that was given here
 *   unreadable      the answer makes no sense
 */
export type WitnessFailureCode =
  | 'unknown_log'
  | 'other_key'
  | 'refused'
  | 'other_history'
  | 'longer_seen'
  | 'not_its_key'
  | 'unreadable'

export class WitnessFailure extends Error {
  override name = 'WitnessFailure'
  readonly code: WitnessFailureCode

  constructor(code: WitnessFailureCode) {
    super(`witness.${code}`)
    this.code = code
  }
}
