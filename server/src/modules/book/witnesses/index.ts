/** Those that sign our Book, so that nobody can be shown another one. */
export { withSignatures } from './ask-witness.ts'
export { askWitnesses, isAccusing, type WitnessesContext } from './ask-witnesses.ts'
export {
  deleteWitness,
  findWitnessedCheckpoint,
  insertWitness,
  listSignatures,
  listWitnesses,
  type WitnessRow,
} from './witnesses.repository.ts'
