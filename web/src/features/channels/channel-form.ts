import type { CreateChannelRequest } from '@veche/contract/channels.ts'

export type ChannelForm = {
  externalId: string
  token: string
  serviceToken: string
  userToken: string
  municipalityCode: string | null
  transport: CreateChannelRequest['transport']
}

export const EMPTY_FORM: ChannelForm = {
  externalId: '',
  token: '',
  serviceToken: '',
  userToken: '',
  municipalityCode: null,
  transport: 'webhook',
}

/** Takes the id as people have it: a number, «club123», «public123», an address of the page. */
export function toGroupId(typed: string): string {
  return /(?:club|public|event|^-?)(\d{1,15})\/?$/.exec(typed.trim())?.[1] ?? ''
}

export function isReadyToProbe(form: ChannelForm): boolean {
  return toGroupId(form.externalId) !== '' && form.token.trim() !== ''
}

export function isReadyToSave(form: ChannelForm): boolean {
  return isReadyToProbe(form) && form.municipalityCode !== null
}

export function toProbeBody(form: ChannelForm) {
  return {
    network: 'vk' as const,
    externalId: toGroupId(form.externalId),
    token: form.token.trim(),
    serviceToken: form.serviceToken.trim() || null,
    userToken: form.userToken.trim() || null,
  }
}

export function toChannelBody(form: ChannelForm) {
  return { ...toProbeBody(form), municipalityCode: form.municipalityCode ?? '', transport: form.transport }
}
