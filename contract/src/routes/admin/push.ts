import { z } from 'zod'
import {
  AddPushDeviceRequest,
  PushDevicesResponse,
  PushSwitchRequest,
  PushSwitchResponse,
} from '../../admin/push.ts'
import { route } from '../route.ts'

export const PUSH_ROUTES = {
  listDevices: route({
    method: 'GET',
    path: '/api/push/devices',
    permission: 'signed_in',
    tag: 'notifications',
    summary: "Lists the caller's devices that are told of news",
    description: 'With the key that a browser asks for; null where the installation sends none.',
    response: PushDevicesResponse,
  }),
  addDevice: route({
    method: 'POST',
    path: '/api/push/devices',
    permission: 'own_account',
    tag: 'notifications',
    summary: 'Has a device told that there is news',
    description:
      'Nothing of any news is sent, only that there is some. An address that leads inside is refused; the same device sent again is one.',
    body: AddPushDeviceRequest,
    response: PushDevicesResponse,
  }),
  removeDevice: route({
    method: 'POST',
    path: '/api/push/devices/{deviceId}/remove',
    permission: 'own_account',
    tag: 'notifications',
    summary: 'Stops telling a device',
    description: "Of the caller's own.",
    params: z.object({ deviceId: z.uuid() }),
    response: PushDevicesResponse,
  }),
  readSwitch: route({
    method: 'GET',
    path: '/api/push',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Tells whether devices are told of news',
    description:
      'Off until an administrator turns it on: it leaves through servers of the makers of browsers.',
    response: PushSwitchResponse,
  }),
  turnSwitch: route({
    method: 'PUT',
    path: '/api/push',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Turns telling devices on or off',
    description:
      'The first time it makes the keys by which our messages are known. Devices stay known while it is off.',
    body: PushSwitchRequest,
    response: PushSwitchResponse,
  }),
}
