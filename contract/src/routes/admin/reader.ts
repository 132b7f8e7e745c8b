import { z } from 'zod'
import {
  AlarmsResponse,
  ReaderResponse,
  SetAlarmBudgetRequest,
  SetNightlyRequest,
} from '../../admin/reader.ts'
import { route } from '../route.ts'

export const READER_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/reader',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Tells how texts are read and what was learnt here',
    description:
      'Versions that were learnt from confirmed questions, newest first, with the figures by which each was compared. Number 0 is what came with the product.',
    response: ReaderResponse,
  }),
  learn: route({
    method: 'POST',
    path: '/api/reader/learn',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Learns from corrections now',
    description:
      'Takes minutes and ends by itself; `run` says how far it is. A second one at once is refused (409 `reader.learns_already`).',
    response: ReaderResponse,
  }),
  use: route({
    method: 'POST',
    path: '/api/reader/versions/{number}/use',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Has texts read by another version',
    description:
      'All processes take it within seconds. Going back to an older one also ends the nightly switching, until it is turned on again.',
    params: z.object({ number: z.coerce.number().int().min(0).max(1_000_000) }),
    response: ReaderResponse,
  }),
  setNightly: route({
    method: 'PUT',
    path: '/api/reader/nightly',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Lets what is learnt at night be used, or wait for a person',
    description: 'It is learnt every night all the same.',
    body: SetNightlyRequest,
    response: ReaderResponse,
  }),
} as const

export const ALARM_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/reader/alarms',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Tells how many false alarms the duty of chats bears',
    description: 'With the bar of danger that follows from it, and what people said of the alarms.',
    response: AlarmsResponse,
  }),
  setBudget: route({
    method: 'PUT',
    path: '/api/reader/alarms',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Sets how many false alarms a day the duty bears',
    description: 'The bar follows at night, a small step a day, and never drops plain words of danger.',
    body: SetAlarmBudgetRequest,
    response: AlarmsResponse,
  }),
} as const
