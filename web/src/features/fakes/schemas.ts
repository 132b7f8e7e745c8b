/** What the contract says of a step of a card, and of what is added to it. */
import { schemaOf } from '../../lib/forms/schema-of.ts'

const bring = () => import('@veche/contract/fakes.ts')

export const COMMAND = schemaOf(bring, 'FakeCommand')
export const EVIDENCE = schemaOf(bring, 'AddEvidenceRequest')
export const PLACE = schemaOf(bring, 'AddCarrierRequest')
