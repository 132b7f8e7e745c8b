import { expect, it } from 'vitest'
import { emptyForm, filled, isReadyToProbe, toProbeBody } from './channel-form.ts'

const setup = {
  network: 'vk' as const,
  credentials: [
    { name: 'community', isRequired: true, isSecret: true },
    { name: 'service', isRequired: false, isSecret: true },
  ],
  transports: ['webhook' as const],
  isIdAsked: true,
}

it('is ready when the id and every required key are there', () => {
  const form = emptyForm(setup)
  const typed = { ...form, externalId: 'club7', credentials: { community: ' key ' } }

  expect(isReadyToProbe(form)).toBe(false)
  expect(isReadyToProbe({ ...typed, credentials: { community: ' ' } })).toBe(false)
  expect(isReadyToProbe(typed)).toBe(true)
  expect(toProbeBody(typed)).toEqual({
    network: 'vk',
    externalId: 'club7',
    credentials: { community: 'key' },
  })
})

it('asks no id where the keys tell it, and sends none that was typed before', () => {
  const form = {
    ...emptyForm({ ...setup, isIdAsked: false }),
    externalId: '7',
    credentials: { community: 'k' },
  }

  expect(isReadyToProbe(form)).toBe(true)
  expect(toProbeBody(form).externalId).toBeNull()
})

it('sends no empty key', () => {
  expect(filled({ community: ' a ', service: '  ' })).toEqual({ community: 'a' })
})
