/** What an act is done with: on which question, with whose rights, and whom the history names. */
import type { Actor, Signer } from '../../access/index.ts'
import type { Incident } from '../../incidents/index.ts'
import type { Past } from '../rule-play/index.ts'
import type { NotifyAct } from './notify-of-rule.ts'

export type Running = {
  incidentId: string
  suggested: Pick<Past['constants'], 'suggestedTopicCode' | 'suggestedMunicipalityCode'>
  /** Whose rights are asked. */
  actor: Actor
  /** Whom the history names, and what it says besides. */
  signer: Signer
  details: Record<string, unknown>
  /** Texts of templates, filled in beforehand, by their ids. */
  texts: ReadonlyMap<string, string>
  /** Nobody looks: whoever is away gets nothing. */
  isUnwatched?: boolean
  notify?: (act: NotifyAct, incident: Incident, index: number) => Promise<void>
}
