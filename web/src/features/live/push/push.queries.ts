import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type PushDevices = AnswerOf<'GET /api/push/devices'>

export const pushDevicesQuery = queryOptions({
  queryKey: ['push', 'devices'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/push/devices', { signal })),
})
export const pushSwitchQuery = queryOptions({
  queryKey: ['push', 'switch'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/push', { signal })),
})

export function addDevice(body: BodyOf<'POST /api/push/devices'>) {
  return unwrap(api.POST('/api/push/devices', { body }))
}

export function removeDevice(deviceId: string) {
  return unwrap(api.POST('/api/push/devices/{deviceId}/remove', { params: { path: { deviceId } } }))
}

export function turnPush(isOn: boolean) {
  return unwrap(api.PUT('/api/push', { body: { isOn } }))
}
