import type { Address, IncidentResponse } from '@veche/contract/incidents.ts'
import type { OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import type { Command } from '../commands/index.ts'

export type TriageForm = {
  topicCode: string | null
  municipalityCode: string | null
  agencyCode: string | null
  isUrgent: boolean
  address: Address
}

export type TriageFields = Omit<TriageForm, 'address'> & Address

export const ADDRESS_PARTS = ['settlement', 'street', 'house', 'object'] as const

type Known = Pick<
  IncidentResponse,
  'topicCode' | 'municipalityCode' | 'agencyCode' | 'address' | 'suggestion'
> & {
  flags: Pick<IncidentResponse['flags'], 'isUrgent'>
}
type Owner = Pick<IncidentResponse, 'version'> & { abilities: Pick<IncidentResponse['abilities'], 'accept'> }

/** What the form starts with: what is known, else what is suggested. */
export function initialTriage(incident: Known, topicCode?: string): TriageForm {
  const { suggestion } = incident
  const suggestedAgency = topicCode === undefined ? suggestion?.agency?.code : null
  return {
    topicCode: topicCode ?? incident.topicCode ?? suggestion?.topic?.code ?? null,
    municipalityCode: incident.municipalityCode ?? suggestion?.municipality?.code ?? null,
    agencyCode: incident.agencyCode ?? suggestedAgency ?? null,
    isUrgent: incident.flags.isUrgent || suggestion?.isUrgent === true,
    address: hasAddress(incident.address) ? incident.address : (suggestion?.address ?? incident.address),
  }
}

/** With another topic or place the suggested agency is no longer meant: the routing table decides. */
export function byRoute(
  { abilities }: Pick<Owner, 'abilities'>,
  part: Partial<TriageForm>,
): Partial<TriageForm> {
  return abilities.accept ? { ...part, agencyCode: null } : part
}

export function toFields({ address, ...form }: TriageForm): TriageFields {
  return { ...form, ...address }
}

export function fromFields({ settlement, street, house, object, ...form }: TriageFields): TriageForm {
  return { ...form, address: { settlement, street, house, object } }
}

/** Null while the topic or the place is not chosen. */
export function toTriageCommand(
  incident: Owner,
  form: TriageForm,
  ownFields: Readonly<Record<string, OwnValue | null>> = {},
): Command | null {
  const { topicCode, municipalityCode, address } = form
  if (!topicCode || !municipalityCode) return null
  const urgency = form.isUrgent ? ('urgent' as const) : ('normal' as const)
  const common = { topicCode, municipalityCode, urgency, address, expectedVersion: incident.version }
  if (incident.abilities.accept) {
    const said = Object.keys(ownFields).length > 0 && { ownFields: { ...ownFields } }
    return { type: 'accept', agencyCode: form.agencyCode, ...common, ...said }
  }
  return { type: 'classify', ...common }
}

/** Saved as it stands, it would change nothing; the agency of a registered question has a step of its own. */
export function isUnchanged(
  { topicCode, municipalityCode, flags, address }: Known,
  form: TriageForm,
): boolean {
  return (
    topicCode === form.topicCode &&
    municipalityCode === form.municipalityCode &&
    flags.isUrgent === form.isUrgent &&
    ADDRESS_PARTS.every((part) => address[part] === form.address[part])
  )
}

/** The one-key answer to a good suggestion; null when it leaves something open. */
export function toAcceptCommand(incident: IncidentResponse): Command | null {
  if (!incident.abilities.accept || !incident.suggestion?.topic || !incident.suggestion.municipality)
    return null
  return toTriageCommand(incident, initialTriage(incident))
}

function hasAddress(address: Address): boolean {
  return Object.values(address).some((part) => part !== null && part !== '')
}
