import type { CreateChannelRequest, NetworkSetupResponse } from '@veche/contract/channels.ts'

export type ChannelForm = {
  setup: NetworkSetupResponse
  externalId: string
  /** By the names of the network's setup. */
  credentials: Record<string, string>
  municipalityCode: string | null
  transport: CreateChannelRequest['transport']
}

export function emptyForm(setup: NetworkSetupResponse): ChannelForm {
  const transport = setup.transports[0] ?? 'webhook'
  return { setup, externalId: '', credentials: {}, municipalityCode: null, transport }
}

export function isReadyToProbe({ setup, externalId, credentials }: ChannelForm): boolean {
  const isIdGiven = !setup.isIdAsked || externalId.trim() !== ''
  return (
    isIdGiven && setup.credentials.every(({ name, isRequired }) => !isRequired || credentials[name]?.trim())
  )
}

export function isReadyToSave(form: ChannelForm): boolean {
  return isReadyToProbe(form) && form.municipalityCode !== null
}

/** Fields left empty are not sent. */
export function filled(credentials: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(credentials).map(([name, value]) => [name, value.trim()] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

export function toProbeBody({ setup, externalId, credentials }: ChannelForm) {
  return {
    network: setup.network,
    externalId: setup.isIdAsked ? externalId.trim() : null,
    credentials: filled(credentials),
  }
}

export function toChannelBody(form: ChannelForm) {
  return { ...toProbeBody(form), municipalityCode: form.municipalityCode ?? '', transport: form.transport }
}
